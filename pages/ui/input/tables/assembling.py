"""One layout read through: which column, what says when, which order, what is missing; and what is in doubt. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pages.ui.input.marks import BRACKETS, Marks, bare, fits
from pages.ui.input.numeric_text import ACCEPTED, MAX_INPUT, shown
from pages.ui.input.tables.columns import DATES, NUMBERS, Column, columns_of, is_even
from pages.ui.input.tables.dates import Dates
from pages.ui.input.tables.doubts import TOTAL, first_numbers, is_total, last_row_doubt, which_rows
from pages.ui.input.tables.gaps import LEAVE_OUT, LINE, STOP, Missing, marker_in, missing_in, without_gaps
from pages.ui.input.tables.layout import Layout, count
from pages.ui.input.tables.order import (
    KEPT,
    REVERSED,
    SORTED,
    UNKNOWN,
    Axis,
    axis_of,
    in_order,
    twins_in,
    unread_axis,
)
from pages.ui.input.tables.rows import is_missing
from pages.ui.input.tables.understanding import Answer, Choices, Note, Question, Understanding

MAX_ROWS = 5_000
LAID = Marks(".", "")
COLUMNS, ROWS, LINES = "columns", "rows", "lines"
"""A series runs down a column, along a row of a table that has names in its first column, or row after row."""
_MOST_LINES, _FEW = 6, 3
Again = Callable[[bytes, Choices], Understanding]


@dataclass
class _Work:
    """What has been found out so far."""

    layout: Layout
    choices: Choices
    columns: tuple[Column, ...]
    questions: list[Question]
    notes: list[Note]
    taken: tuple[str, ...] = ()
    axis: Axis | None = None
    dates: Dates | None = None
    rows: tuple[int, ...] = ()
    order: str = KEPT

    def ask(self, key: str, answers: Sequence[Answer], **given: str) -> None:
        self.questions.append(Question(key, tuple(answers), given))

    def say(self, key: str, **given: str) -> None:
        self.notes.append(Note(key, given))

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def understood(
    content: bytes, text: str, encoding: str, layout: Layout, choices: Choices, again: Again
) -> Understanding:
    """A layout as an understanding.

    Raises:
        ValueError: one sentence, where it cannot be used.
    """
    if len(layout.rows) > MAX_ROWS:
        raise ValueError(f"The file has {len(layout.rows):,} rows; accepted are at most {MAX_ROWS:,}.")
    work = _Work(layout, choices, (), [], [])
    _settle_rows(work)
    _take_columns(work)
    raw = [_numbers(work, work.column(name)) for name in work.taken]
    raw = _settle_shape(work, raw, lambda: again(content, choices.changed(shape=ROWS)))
    raw = _without_total(work, raw)
    _put_in_order(work, raw)
    raw = _without_markers(work, raw)
    lines = [work.layout.rows[row].line for row in work.rows] if not _is_lined(work) else [0] * len(raw[0])
    rows = work.rows if not _is_lined(work) else tuple(range(len(raw[0])))
    sorted_raw = [[values[row] for row in rows] for values in raw]
    missing, way = _settle_gaps(work, sorted_raw, lines)
    series, left = without_gaps(sorted_raw, way)
    _refuse_few(work, series[0])
    whens = work.dates.whens if work.dates else ()
    labels = tuple(when.label if (when := whens[rows[k]]) else "" for k in left) if whens else ()
    _say_around(work, text, encoding)
    first = work.column(work.taken[0])
    marks = first.ways[0] if first.ways else LAID
    shown_marks = _marks_shown(work, marks)
    return Understanding(
        content, choices, encoding, layout.delimiter, shown_marks.decimal, shown_marks.thousands, layout.header,
        tuple(_written(row.cells) for row in layout.above), tuple(_written(row.cells) for row in work.layout.below),
        layout.units, work.columns, work.taken, work.axis.name if work.axis else "", work.dates.order if work.dates else "",
        work.order, layout.head, missing, series, labels, tuple(lines[k] for k in left), tuple(work.questions), tuple(work.notes), again,
    )  # fmt: skip


def _written(cells: Sequence[str]) -> str:
    return " ".join(cell for cell in cells if cell)


def _settle_rows(work: _Work) -> None:
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


def _take_columns(work: _Work) -> None:
    chosen = work.choices.columns or ((work.choices.column,) if work.choices.column is not None else ())
    names = [column.name for column in work.columns]
    for name in chosen:
        if name not in names:
            raise ValueError(f"There is no column {shown(name)}; the file has {', '.join(map(shown, names))}.")
    if chosen:
        work.taken = tuple(chosen)
    else:
        work.taken = (_likely_column(work),)
    work.axis = axis_of(work.columns, work.taken, work.choices.date)


def _likely_column(work: _Work) -> str:
    """The first column of numbers that neither counts nor dates the rows."""
    able = [column for column in work.columns if column.kind == NUMBERS]
    if not able:
        return _last_resort(work)
    clean = [column for column in able if not column.faults]
    others = [column for column in clean if not is_even(column)]
    first = able[0]
    is_axis = not first.faults and is_even(first) and bool(others) and not _has_axis(work, first) and first.place == 0
    if is_axis or (first.faults and clean):
        likely = others[0] if others else clean[0]
        listed = [likely, *(column for column in clean if column is not likely)]
        answers = [Answer({"column": c.name}, _first_of(work, c)) for c in listed]
        if first.faults:
            fault = _fault(work, first)
            work.ask("fault", answers, why=str(fault))
        else:
            work.ask("column", answers)
        return likely.name
    weak = [column for column in work.columns if column.is_weak]
    if weak and not first.faults:
        work.ask("column", [Answer({"column": c.name}, _first_of(work, c)) for c in (first, *weak)])
    return first.name


def _has_axis(work: _Work, column: Column) -> bool:
    return axis_of(work.columns, (column.name,), work.choices.date) is not None


def _last_resort(work: _Work) -> str:
    """The column that counts or dates the rows, where no other can be the series."""
    able = [column for column in work.columns if column.ways]
    if len(work.columns) == 1 and able:
        return able[0].name
    if len(able) > 1 and all(column.ways or not any(column.cells) for column in work.columns):
        work.ask("column", [Answer({"column": c.name}, _first_of(work, c)) for c in reversed(able)])
        return able[-1].name
    if able:
        raise ValueError(
            f"No column holds numbers apart from {shown(able[0].name)}, which counts or dates the rows; choose a table with one."
        )
    raise ValueError("No column holds numbers; accepted is a table in which at least one column does.")


def _first_of(work: _Work, column: Column) -> str:
    marks = column.ways[0]
    return first_numbers([marks.number(bare(cell)[0]) for cell in column.cells if not is_missing(cell)])


def _numbers(work: _Work, column: Column) -> list[float | None]:
    """A column's numbers, None where one is missing; where it can be read in two ways, in the likelier, and that is asked."""
    if column.faults or not column.ways:
        raise _fault(work, column)
    marks = column.ways[0]
    if len(column.ways) > 1:
        answers = [
            Answer({"decimal": way.decimal, "thousands": way.thousands}, _shown_as(column, way)) for way in column.ways
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


def _fault(work: _Work, column: Column) -> ValueError:
    """What is wrong with the first cell of a column that cannot be read as the others are."""
    row = column.faults[0] if column.faults else next(
        (k for k, cell in enumerate(column.cells) if not is_missing(cell) and not fits(bare(cell)[0])), 0
    )  # fmt: skip
    cell = column.cells[row]
    place = f"Row {work.layout.rows[row].line}, column {shown(column.name)}: {shown(cell)}"
    if fits(bare(cell)[0]):
        return ValueError(f"{place} is written in another way than the other numbers; write all of them as 1234.5.")
    if cell.strip().lower().lstrip("+-−") in ("inf", "infinity", "∞"):
        return ValueError(f"{place} is not a finite number; {ACCEPTED}.")
    return ValueError(f"{place} is not a number; {ACCEPTED}.")


def _is_lined(work: _Work) -> bool:
    return work.choices.shape == LINES


def _settle_shape(
    work: _Work, raw: list[list[float | None]], again: Callable[[], Understanding]
) -> list[list[float | None]]:
    """Numbers in several columns without names may be one series, written row after row."""
    numeric = [column for column in work.columns if column.kind != "empty"]
    plain = not work.layout.header and len(numeric) > 1 and all(column.ways for column in numeric)
    if work.choices.shape == LINES and plain:
        rows = [_numbers(work, column) for column in numeric]
        work.axis, work.taken = None, work.taken[:1]
        return [[value for row in zip(*rows, strict=True) for value in row]]
    if plain and work.axis is None and work.choices.shape is None and work.choices.column is None and not work.choices.columns:
        flat = [column.ways[0].number(bare(column.cells[0])[0]) for column in numeric if not is_missing(column.cells[0])]
        down = [value for value in raw[0] if value is not None]
        work.ask("shape", [
            Answer({"shape": COLUMNS}, first_numbers(down)), Answer({"shape": LINES}, first_numbers([*flat, *down[1:2]])),
        ])  # fmt: skip
    elif _may_lie(work) and work.choices.shape is None and work.choices.column is None:
        _ask_lying(work, raw, again)
    return raw


def _ask_lying(work: _Work, raw: Sequence[Sequence[float | None]], again: Callable[[], Understanding]) -> None:
    try:
        along = again()
    except ValueError:
        return
    down = [value for value in raw[0] if value is not None]
    work.ask("shape", [
        Answer({"shape": COLUMNS}, first_numbers(down)), Answer({"shape": ROWS}, first_numbers(along.values)),
    ])  # fmt: skip


def _may_lie(work: _Work) -> bool:
    """Whether a table with years for names, or with many more columns than rows, may lie on its side."""
    names = [name for name in work.layout.names[1:]]
    years = len(names) > 1 and all(len(name) == 4 and name.isdigit() and 1500 <= int(name) <= 2200 for name in names)
    few = work.axis is None and len(work.layout.rows) <= _FEW and len(names) > len(work.layout.rows)
    return bool(names) and ((work.layout.header and years) or few)


def _without_total(work: _Work, raw: list[list[float | None]]) -> list[list[float | None]]:
    """Without a last row that adds up the others, where that is in doubt by its number alone."""
    if _is_lined(work):
        return raw
    dates = work.axis.ways[0] if work.axis else None
    doubt = last_row_doubt(work.layout, raw[0], dates)
    if doubt in ("", TOTAL):
        return raw
    shorter = [values[:-1] for values in raw]
    if work.choices.last is None:
        ends = [first_numbers([v for v in values[-3:] if v is not None]) for values in (raw[0], shorter[0])]
        answers = (Answer({"last": True}, f"…, {ends[0]}"), Answer({"last": False}, f"…, {ends[1]}"))
        work.ask("last", answers, row=str(work.layout.rows[-1].line))
    if work.choices.last is False:
        last = work.layout.rows[-1]
        work.layout = replace(work.layout, rows=work.layout.rows[:-1], below=(last, *work.layout.below))
        if work.axis:
            ways = tuple(replace(way, whens=way.whens[:-1]) for way in work.axis.ways)
            work.axis = replace(work.axis, ways=ways)
        return shorter
    return raw


def _put_in_order(work: _Work, raw: Sequence[Sequence[float | None]]) -> None:
    rows = tuple(range(len(work.layout.rows)))
    work.rows = rows
    if _is_lined(work):
        return
    if work.axis is not None:
        _settle_dates(work, raw)
    asked = work.choices.order
    if asked in ("file", "reversed"):
        work.rows, work.order = (rows, KEPT) if asked == "file" else (rows[::-1], REVERSED)
        return
    if work.dates is not None:
        work.rows, work.order = in_order(work.dates)
        _ask_axis(work, raw)
        _ask_which(work)
    name = unread_axis(work.columns, work.taken) if work.dates is None else ""
    if work.order == UNKNOWN or name:
        values = [value for value in raw[0] if value is not None]
        if values != values[::-1]:
            given = name or (work.axis.name if work.axis else "")
            work.ask("order", [
                Answer({"order": "file"}, first_numbers(values)), Answer({"order": "reversed"}, first_numbers(values[::-1])),
            ], column=given)  # fmt: skip
        work.order = KEPT
    if work.order in (REVERSED, SORTED) and work.axis is not None:
        work.say(work.order, column=work.axis.name)


def _settle_dates(work: _Work, raw: Sequence[Sequence[float | None]]) -> None:
    """The way of reading the dates; asked where day and month can change places and the order of values with them."""
    assert work.axis is not None
    ways = work.axis.ways
    if work.choices.day_order is not None:
        ways = tuple(way for way in ways if way.order == work.choices.day_order)
        if not ways:
            raise ValueError(f"The dates in column {shown(work.axis.name)} cannot be read in that order of day and month.")
    ways = tuple(sorted(ways, key=_unevenness))
    work.dates = ways[0]
    orders = {}
    for way in ways:
        rows, _ = in_order(way)
        orders.setdefault(tuple(tuple(values[row] for row in rows) for values in raw), way)
    if len(orders) > 1:
        answers = []
        for way in ways:
            rows, _ = in_order(way)
            dated = [when.label for when in way.whens if when][:3]
            answers.append(Answer({"day_order": way.order}, ", ".join(dated)))
        work.ask("dates", answers, column=work.axis.name)
    elif len({tuple(when.label for when in way.whens if when) for way in ways}) > 1:
        work.say("day_order", column=work.axis.name, date=next(when.label for when in ways[0].whens if when))


def _ask_axis(work: _Work, raw: Sequence[Sequence[float | None]]) -> None:
    """Which column of dates is meant, where two of them give different orders."""
    others = [c for c in work.columns if c.kind == DATES and c.name not in work.taken and c.dates[0].kind != "clock"]
    if work.choices.date is not None or len(others) < 2:
        return
    found: dict[tuple[float | None, ...], str] = {}
    for column in others:
        rows, _ = in_order(column.dates[0])
        found.setdefault(tuple(raw[0][row] for row in rows), column.name)
    if len(found) > 1:
        answers = [
            Answer({"date": name}, f"{name}: {first_numbers([v for v in values if v is not None])}")
            for values, name in found.items()
        ]
        work.ask("axis", answers)


def _unevenness(dates: Dates) -> int:
    keys = sorted(key for key in dates.keys if key is not None)
    return len({after - before for before, after in zip(keys, keys[1:], strict=False)})


def _ask_which(work: _Work) -> None:
    """Rows of one date: several series below each other, or values of which each counts."""
    assert work.dates is not None and work.axis is not None
    twins = twins_in(work.dates)
    if not twins:
        return
    found = which_rows(work.columns, work.dates) if work.choices.only is None else None
    if found is None:
        work.say("twins", n=count(twins, "row"), column=work.axis.name)
        return
    name, words = found
    column, series = work.column(name), work.column(work.taken[0])
    answers = []
    for word in words:
        cells = [bare(series.cells[row])[0] for row, cell in enumerate(column.cells) if cell == word]
        numbers = [series.ways[0].number(cell) for cell in cells if not is_missing(cell)]
        answers.append(Answer({"only": (name, word)}, f"{word}: {first_numbers(numbers)}"))
    work.ask("only", answers, column=name, date=work.axis.name)


def _without_markers(work: _Work, raw: list[list[float | None]]) -> list[list[float | None]]:
    marker = marker_in(raw[0])
    if marker is None or work.choices.marker is False:
        return raw
    marked = [[None if value == marker else value for value in values] for values in raw]
    if work.choices.marker is None:
        left = [value for value in marked[0] if value is not None]
        kept = [value for value in raw[0] if value is not None]
        spelled = f"{marker:g}".replace("-", "−")
        work.ask("marker", [
            Answer({"marker": True}, first_numbers(left)), Answer({"marker": False}, first_numbers(kept)),
        ], marker=spelled)  # fmt: skip
    return marked


def _settle_gaps(
    work: _Work, raw: Sequence[Sequence[float | None]], lines: Sequence[int]
) -> tuple[Missing, str]:
    missing = missing_in(raw, lines)
    if not missing:
        return missing, LEAVE_OUT
    given = {"n": count(len(missing), "value"), "rows": rows_named(missing.lines), "column": work.taken[0]}
    if len(missing) == len(raw[0]):
        raise ValueError(f"Column {shown(work.taken[0])} holds no value.")
    way = work.choices.missing
    if way == STOP:
        raise ValueError(
            f"Column {shown(work.taken[0])} has no value in {given['rows']}; fill them in or choose another way with missing values."
        )
    if way is None:
        answers = []
        for other in (LEAVE_OUT, LINE):
            shown_values = first_numbers(without_gaps(raw, other)[0][0], 8)
            if len(missing) > missing.leading + missing.trailing or other == LEAVE_OUT:
                answers.append(Answer({"missing": other}, shown_values))
        work.ask("missing", answers, **given)
        way = LEAVE_OUT
    else:
        work.say("left_out" if way == LEAVE_OUT else "drawn", **given)
    return missing, way


def rows_named(lines: Sequence[int]) -> str:
    """``row 4``, ``rows 4 and 5``, ``rows 4, 5, 9 and 3 more``."""
    listed = [str(line) for line in sorted(lines)]
    if len(listed) == 1:
        return f"row {listed[0]}"
    if len(listed) > _MOST_LINES:
        return f"rows {', '.join(listed[: _MOST_LINES - 1])} and {len(listed) - _MOST_LINES + 1} more"
    return f"rows {', '.join(listed[:-1])} and {listed[-1]}"


def _refuse_few(work: _Work, values: Sequence[float]) -> None:
    if len(work.layout.rows) < 2 and not _is_lined(work):
        raise ValueError(
            f"The file has {count(len(work.layout.rows), 'row')} with values; a series needs one row for each value."
        )
    if not values:
        raise ValueError(f"Column {shown(work.taken[0])} holds no value.")


def _marks_shown(work: _Work, marks: Marks) -> Marks:
    """The marks of the first column, or those that the other columns have where it has none."""
    for name in [*work.taken, *(column.name for column in work.columns)]:
        column = work.column(name)
        if column.ways and column.kind == NUMBERS and any(set(",.' ") & set(bare(c)[0]) for c in column.cells if not is_missing(c)):
            return column.ways[0]
    return marks


def _say_around(work: _Work, text: str, encoding: str) -> None:
    if encoding == "Windows-1252":
        work.say("encoding", encoding=encoding)
    if work.layout.joined:
        work.say("joined")
    if work.choices.shape == ROWS or work.layout.is_turned:
        work.say("turned")
    if work.layout.units:
        work.say("units", units=_written(work.layout.units))
    if work.layout.below:
        below = work.layout.below
        work.say("below", n=count(len(below), "row"), rows=rows_named([row.line for row in below]), text=_written(below[0].cells)[:60])
    if any(bare(cell)[1] == BRACKETS for cell in work.column(work.taken[0]).cells):
        work.say("brackets", column=work.taken[0])
    if unit := work.column(work.taken[0]).unit:
        work.say("unit", unit=unit, column=work.taken[0])
