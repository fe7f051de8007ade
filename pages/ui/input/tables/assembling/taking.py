"""Which rows and which column are taken, and its numbers. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.ui.input.marks import Marks, bare, fits
from pages.ui.input.numeric_text import ACCEPTED, MAX_INPUT, shown
from pages.ui.input.tables.assembling.work import Work
from pages.ui.input.tables.columns.column import NUMBERS, Column, is_even, is_time_name
from pages.ui.input.tables.columns.kinds import columns_of
from pages.ui.input.tables.doubts import first_numbers, is_total
from pages.ui.input.tables.layout.rows import is_missing
from pages.ui.input.tables.order import axis_of
from pages.ui.input.tables.understanding import Answer


def settle_rows(work: Work) -> None:
    """The columns, of all rows or of those with a chosen word, without a total that is called so."""
    work.columns = columns_of(work.layout, work.choices.decimal, work.choices.thousands)
    if work.choices.only is not None:
        name, word = work.choices.only
        places = [column.place for column in work.columns if column.name == name]
        rows = tuple(row for row in work.layout.rows if places and row.cells[places[0]] == word)
        if not rows:
            raise ValueError(f"No row has {shown(word)} in column {shown(name)}.")
        work.layout = replace(work.layout, rows=rows)
    last = work.layout.rows[-1]
    if is_total(last.cells) and len(work.layout.rows) > 2 and not work.choices.last:
        work.layout = replace(work.layout, rows=work.layout.rows[:-1], below=(last, *work.layout.below))
    if work.layout.rows != () and (work.choices.only or last is not work.layout.rows[-1]):
        work.columns = columns_of(work.layout, work.choices.decimal, work.choices.thousands)


def take_columns(work: Work) -> None:
    chosen = work.choices.columns or ((work.choices.column,) if work.choices.column is not None else ())
    names = [column.name for column in work.columns]
    for name in chosen:
        if name not in names:
            raise ValueError(
                f"There is no column {shown(name)}; the file has {', '.join(map(shown, names))}."
            )
    if chosen:
        work.taken = tuple(chosen)
    else:
        work.taken = (_likely_column(work),)
    work.axis = axis_of(work.columns, work.taken, work.choices.date)


def _likely_column(work: Work) -> str:
    """The first column of numbers that neither counts nor dates the rows."""
    able = [column for column in work.columns if column.kind == NUMBERS]
    if not able:
        return _last_resort(work)
    clean = [column for column in able if not column.faults]
    others = [column for column in clean if not is_even(column)]
    first = able[0]
    is_axis = (
        not first.faults
        and is_even(first)
        and bool(others)
        and not _has_axis(work, first)
        and first.place == 0
    )
    if is_axis or (first.faults and clean):
        likely = others[0] if others else clean[0]
        listed = [likely, *(column for column in clean if column is not likely)]
        answers = [Answer({"column": c.name}, first_of(c)) for c in listed]
        if first.faults:
            fault = _fault(work, first)
            work.ask("fault", answers, why=str(fault))
        else:
            work.ask("column", answers)
        return likely.name
    if first.faults:
        return first.name
    named = [column for column in clean if not is_time_name(column.name)] if work.layout.header else []
    if is_time_name(first.name) and named:
        # Called a time, and no time that can be read.
        work.ask("column", [Answer({"column": c.name}, first_of(c)) for c in (named[0], first)])
        return named[0].name
    weak = [column for column in work.columns if column.is_weak]
    if weak:
        work.ask("column", [Answer({"column": c.name}, first_of(c)) for c in (first, *weak)])
    return first.name


def _has_axis(work: Work, column: Column) -> bool:
    return axis_of(work.columns, (column.name,), work.choices.date) is not None


def _last_resort(work: Work) -> str:
    """The column that counts or dates the rows, where no other can be the series."""
    able = [column for column in work.columns if column.ways]
    if len(work.columns) == 1 and able:
        return able[0].name
    if len(able) > 1 and all(column.ways or not any(column.cells) for column in work.columns):
        work.ask("column", [Answer({"column": c.name}, first_of(c)) for c in reversed(able)])
        return able[-1].name
    if able:
        raise ValueError(
            f"No column holds numbers apart from {shown(able[0].name)}, which counts or dates the rows; choose a table with one."
        )
    for column in work.columns:
        given = [bare(cell) for cell in column.cells if not is_missing(cell)]
        units = sorted({unit or "none" for cell, unit in given if fits(cell)})
        if len(units) > 1 and all(fits(cell) for cell, _ in given):
            listed = ", ".join(map(shown, units[:4]))
            raise ValueError(f"Column {shown(column.name)} mixes units: {listed}; write all numbers in one.")
    raise ValueError("No column holds numbers; accepted is a table in which at least one column does.")


def first_of(column: Column) -> str:
    marks = column.ways[0]
    return first_numbers([marks.number(bare(cell)[0]) for cell in column.cells if not is_missing(cell)])


def numbers_of(work: Work, column: Column) -> list[float | None]:
    """A column's numbers, None where one is missing; where it can be read in two ways, in the likelier, and that is asked."""
    if column.faults or not column.ways:
        raise _fault(work, column)
    marks = column.ways[0]
    if len(column.ways) > 1:
        answers = [
            Answer({"decimal": way.decimal, "thousands": way.thousands}, _shown_as(column, way))
            for way in column.ways
        ]
        if all(question.key != "numbers" for question in work.questions):
            work.ask("numbers", answers, column=column.name)
    numbers = [None if is_missing(cell) else marks.number(bare(cell)[0]) for cell in column.cells]
    for row, number in enumerate(numbers):
        if number is not None and not abs(number) <= MAX_INPUT:
            cell = column.cells[row]
            raise ValueError(
                f"Row {work.layout.rows[row].line}, column {shown(column.name)}: {shown(cell)} is too large; "
                "accepted are numbers between −10¹⁵ and 10¹⁵."
            )
    return numbers


def _shown_as(column: Column, marks: Marks) -> str:
    """The first numbers of a column in one way of writing, those first that the way decides."""
    cells = [bare(cell)[0] for cell in column.cells if not is_missing(cell)]
    telling = [cell for cell in cells if len({way.number(cell) for way in column.ways}) > 1]
    return first_numbers([marks.number(cell) for cell in (telling or cells)])


def _fault(work: Work, column: Column) -> ValueError:
    """What is wrong with the first cell of a column that cannot be read as the others are."""
    row = column.faults[0] if column.faults else next(
        (k for k, cell in enumerate(column.cells) if not is_missing(cell) and not fits(bare(cell)[0])), 0
    )  # fmt: skip
    cell = column.cells[row]
    place = f"Row {work.layout.rows[row].line}, column {shown(column.name)}: {shown(cell)}"
    if fits(bare(cell)[0]):
        return ValueError(
            f"{place} is written in another way than the other numbers; write all of them as 1234.5."
        )
    if cell.strip().lower().lstrip("+-−") in ("inf", "infinity", "∞"):
        return ValueError(f"{place} is not a finite number; {ACCEPTED}.")
    return ValueError(f"{place} is not a number; {ACCEPTED}.")
