"""The columns of a layout, each with what it is and the ways of reading its numbers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pages.ui.input.marks import BRACKETS, EVERY, Marks, bare, fits, ways_of
from pages.ui.input.tables.columns.column import (
    COUNT,
    DATES,
    EMPTY,
    NUMBERS,
    PART,
    WORDS,
    Column,
    is_time_name,
)
from pages.ui.input.tables.columns.counting import counted, numbered_words, what_numbers_count
from pages.ui.input.tables.dates.names import cycle_of, months_in
from pages.ui.input.tables.dates.reading import dates_in
from pages.ui.input.tables.layout.rows import is_missing
from pages.ui.input.tables.layout.table import Layout

_SHORTEST_CODE = 4


def columns_of(layout: Layout, decimal: str | None, thousands: str | None) -> tuple[Column, ...]:
    """The columns of a layout, numbers written with the chosen marks where some are."""
    found = [_column(place, layout, decimal, thousands) for place in range(len(layout.names))]
    if len(found) == 1 and found[0].ways:
        found = [replace(found[0], kind=NUMBERS, dates=())]
    return _agreed(found)


def _column(place: int, layout: Layout, decimal: str | None, thousands: str | None) -> Column:
    name, cells, alone = layout.names[place], layout.cells(place), len(layout.names) == 1
    given = [cell for cell in cells if not is_missing(cell)]
    base = Column(place, name, WORDS, tuple(cells))
    if not given:
        return replace(base, kind=EMPTY)
    told = name if layout.header else ""
    whole = [bare(cell)[0] for cell in given]
    are_numbers = [bool(fits(cell)) for cell in whole]
    if all(are_numbers):
        ways = _chosen(ways_of(whole), whole, decimal, thousands)
        if not alone and (place == 0 or is_time_name(told)) and _are_codes(whole):
            counts = {int(after) - int(before) for before, after in pairwise(whole)} in ({1}, {-1})
            ranked = numbered_words(cells) if counts or is_time_name(told) else None
            return replace(base, kind=COUNT, dates=(ranked,)) if ranked else base
        units = {bare(cell)[1] for cell in given} - {BRACKETS}
        if not _one_unit(units, given):
            return base
        column = Column(place, name, NUMBERS, tuple(cells), ways, unit=max(units, key=len, default=""))
        if not ways:
            column = _faulty(column, whole, decimal, thousands)
        return column if column.unit or not column.ways else what_numbers_count(column, told)
    dates = dates_in(cells, is_missing)
    if dates:
        return Column(place, name, DATES, tuple(cells), dates=dates)
    if 2 * sum(are_numbers) >= len(given):
        return _faulty(Column(place, name, NUMBERS, tuple(cells)), whole, decimal, thousands)
    cycle, months = cycle_of(given), months_in(cells, is_missing)
    if cycle or months:
        return replace(base, kind=PART, dates=(counted(cells, cycle),) if cycle else (), part=months)
    if ranked := numbered_words(cells):
        return replace(base, kind=COUNT, dates=(ranked,))
    return base


def _are_codes(cells: Sequence[str]) -> bool:
    """Whether digits of one length, some with a 0 in front, are codes such as 010124 or 01067, and no numbers."""
    same = {len(cell) for cell in cells}
    return len(same) == 1 and min(same) >= _SHORTEST_CODE and any(
        cell.isdigit() and cell[0] == "0" for cell in cells
    ) and all(cell.isdigit() for cell in cells)  # fmt: skip


def _one_unit(units: set[str], cells: Sequence[str]) -> bool:
    """Whether all numbers have the same unit; a bare 0 needs none, and one that is sometimes left out is a currency."""
    named = units - {""}
    if len(named) > 1:
        return False
    return (
        not named
        or "" not in units
        or all(bare(cell)[1] or bare(cell)[0].strip("0.,") == "" for cell in cells)
    )


def _chosen(
    ways: Sequence[Marks], cells: Sequence[str], decimal: str | None, thousands: str | None
) -> tuple[Marks, ...]:
    if decimal is None and thousands is None:
        return tuple(ways)
    wanted = [
        marks for marks in EVERY
        if decimal in (None, marks.decimal) and thousands in (None, marks.thousands)
    ]  # fmt: skip
    fitting = [marks for marks in wanted if all(marks in fits(cell) for cell in cells)]
    seen: dict[tuple[float, ...], Marks] = {}
    for marks in fitting:
        seen.setdefault(tuple(map(marks.number, cells)), marks)
    plain = all(cell.lstrip("+-").isdigit() for cell in cells)
    return tuple(seen.values()) or (tuple(ways) if plain else ())


def _faulty(column: Column, whole: Sequence[str], decimal: str | None, thousands: str | None) -> Column:
    """A column of numbers in which some cells are none, or are written in another way than most."""
    best = max(EVERY, key=lambda marks: (sum(marks in fits(cell) for cell in whole), -EVERY.index(marks)))
    if decimal is not None or thousands is not None:
        wanted = [m for m in EVERY if decimal in (None, m.decimal) and thousands in (None, m.thousands)]
        best = max(wanted or [best], key=lambda marks: sum(marks in fits(cell) for cell in whole))
    faults = tuple(
        row
        for row, cell in enumerate(column.cells)
        if not is_missing(cell) and best not in fits(bare(cell)[0])
    )
    return replace(column, kind=NUMBERS, ways=() if faults else (best,), faults=faults)


def _agreed(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with their ways of writing in the order that the others speak for; only those that agree where some do."""
    sure = {column.ways[0].decimal for column in columns if len(column.ways) == 1 and _shows_decimals(column)}
    if len(sure) != 1:
        return tuple(columns)
    decimal = sure.pop()
    agreed = []
    for column in columns:
        ways = tuple(marks for marks in column.ways if marks.decimal == decimal)
        agreed.append(replace(column, ways=ways or column.ways))
    return tuple(agreed)


def _shows_decimals(column: Column) -> bool:
    mark = column.ways[0].decimal
    return column.kind == NUMBERS and any(
        mark in bare(cell)[0] for cell in column.cells if not is_missing(cell)
    )
