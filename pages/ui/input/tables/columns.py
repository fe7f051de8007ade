"""What each column of a table is: numbers, dates, years, row numbers, words or nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

from pages.ui.input.marks import BRACKETS, EVERY, Marks, bare, fits, ways_of
from pages.ui.input.tables.dates import Dates, When, cycle_of, dates_in, months_in, numbers_as_dates
from pages.ui.input.tables.layout import Layout
from pages.ui.input.tables.rows import is_missing

NUMBERS, DATES, YEARS, COUNT, PART, WORDS, EMPTY = (
    "numbers", "dates", "years", "count", "part", "words", "empty",
)  # fmt: skip
"""What a column can be; a ``part`` is a month, day or hour by itself."""
_TIME = re.compile(
    r"(?<![^\W\d_])(?:date|datum|day|days|tag|time|zeit|zeitpunkt|timestamp|datetime|year|years|jahr|month|monat|quarter|quartal|week|woche|"
    r"period|periode|fecha|año|jour|année|annee|mois|mes|data|anno|tiempo|unix|epoch|ts|ds|when|hour|stunde|uhrzeit|dt)(?![^\W\d_])",
    re.IGNORECASE,
)
_SHORT = re.compile(r"t|kw|ts|ds", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:.*(?<![^\W\d_]))?(?:id|nr|no|num|number|index|idx|row|zeile|lfd|obs|observation|step|steps|unnamed|x|i|k|n|tick|period|sample|case)(?![^\W\d_]).{0,4}|#",
    re.IGNORECASE,
)
_PARTS = {
    "year": re.compile(r"(?:year|jahr|yr|año|anno|année)", re.IGNORECASE),
    "month": re.compile(r"(?:month|monat|mon|mois|mes|mo)", re.IGNORECASE),
    "day": re.compile(r"(?:day|tag|jour|dom|dy)", re.IGNORECASE),
    "hour": re.compile(r"(?:hour|stunde|hr|hours|h|std)", re.IGNORECASE),
}
_RANGE = {"month": (1, 12), "day": (1, 31), "hour": (0, 24)}


@dataclass(frozen=True)
class Column:
    """A column with what it is.

    Attributes:
        place: its number, from 0.
        ways: the ways of writing in which all its numbers can be read, likelier ones first.
        faults: rows, from 0, whose cell is neither a number nor missing, where most are numbers.
        dates: the ways in which it can be dates.
        part: months, days or hours that are read with the year or the day in another column.
        unit: the currency or unit written with its numbers.
        is_weak: whether only its name and its order say that it counts the rows.
    """

    place: int
    name: str
    kind: str
    cells: tuple[str, ...] = field(repr=False)
    ways: tuple[Marks, ...] = ()
    faults: tuple[int, ...] = ()
    dates: tuple[Dates, ...] = ()
    part: Dates | None = None
    unit: str = ""
    is_weak: bool = False


def columns_of(layout: Layout, decimal: str | None, thousands: str | None) -> tuple[Column, ...]:
    """The columns of a layout, numbers written with the chosen marks where some are."""
    found = [
        _column(place, name, layout.cells(place), layout.header, decimal, thousands)
        for place, name in enumerate(layout.names)
    ]
    if len(found) == 1 and found[0].ways:
        found = [_as(found[0], NUMBERS)]
    return _agreed(found)


def _column(
    place: int, name: str, cells: list[str], named: bool, decimal: str | None, thousands: str | None
) -> Column:
    given = [cell for cell in cells if not is_missing(cell)]
    base = Column(place, name, WORDS, tuple(cells))
    if not given:
        return _as(base, EMPTY)
    told = name if named else ""
    whole = [bare(cell)[0] for cell in given]
    are_numbers = [bool(fits(cell)) for cell in whole]
    if all(are_numbers):
        ways = _chosen(ways_of(whole), whole, decimal, thousands)
        units = {bare(cell)[1] for cell in given} - {BRACKETS}
        if not _one_unit(units, given):
            return base
        column = Column(place, name, NUMBERS, tuple(cells), ways, unit=max(units, key=len, default=""))
        if not ways:
            column = _faulty(column, whole, decimal, thousands)
        return column if column.unit or not column.ways else _numbered(column, told)
    dates = dates_in(cells, is_missing)
    if dates:
        return Column(place, name, DATES, tuple(cells), dates=dates)
    if 2 * sum(are_numbers) >= len(given):
        return _faulty(Column(place, name, NUMBERS, tuple(cells)), whole, decimal, thousands)
    cycle, months = cycle_of(given), months_in(cells, is_missing)
    if cycle or months:
        return replace(base, kind=PART, dates=(_counted(cells, cycle),) if cycle else (), part=months)
    if ranked := _numbered_words(cells):
        return replace(base, kind=COUNT, dates=(ranked,))
    return base


def _one_unit(units: set[str], cells: Sequence[str]) -> bool:
    """Whether all numbers have the same unit; a bare 0 needs none, and one that is sometimes left out is a currency."""
    named = units - {""}
    if len(named) > 1:
        return False
    return not named or "" not in units or all(bare(cell)[1] or bare(cell)[0].strip("0.,") == "" for cell in cells)


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
        row for row, cell in enumerate(column.cells) if not is_missing(cell) and best not in fits(bare(cell)[0])
    )
    return replace(column, kind=NUMBERS, ways=() if faults else (best,), faults=faults)


def _as(column: Column, kind: str, dates: tuple[Dates, ...] = ()) -> Column:
    return replace(column, kind=kind, dates=dates)


def _numbered(column: Column, name: str) -> Column:
    """A column of bare numbers, which may be years, dates without marks, seconds, or a count of the rows."""
    marks = column.ways[0]
    cells = [bare(cell)[0] for cell in column.cells if not is_missing(cell)]
    numbers = [marks.number(cell) for cell in cells]
    is_told, is_first = is_time_name(name), column.place == 0
    steps = [after - before for before, after in pairwise(numbers)]
    is_ordered = len(numbers) > 1 and (min(steps) > 0 or max(steps) < 0)
    if not all(cell.isdigit() for cell in cells):
        return _measured(column, numbers, steps, name, is_ordered=is_ordered)
    whole = [None if is_missing(cell) else int(bare(cell)[0]) for cell in column.cells]
    lengths = {len(cell) for cell in cells}
    sure = is_told or (is_first and is_ordered)
    if part := next((part for part, known in _PARTS.items() if known.fullmatch(name.strip())), ""):
        low, high = _RANGE.get(part, (1000, 2999))
        if not _is_shuffled(numbers) and all(low <= number <= high for number in numbers) and (part != "year" or not is_ordered) and (
            not is_ordered or part == "hour"
        ):
            found = _part(whole, part)
            return _as(column, YEARS, (found,)) if part == "year" else replace(column, kind=PART, part=found)
    for kind, size in (("yyyymmdd", 8), ("yyyymm", 6), ("year", 4), ("unix", 10), ("unix", 9), ("unix ms", 13)):
        if lengths == {size} and (dates := numbers_as_dates(whole, kind)):
            is_plausible = sure or kind == "yyyymmdd" or (kind == "year" and _by_one(steps) and is_first)
            if kind == "yyyymm" and not is_told:
                is_plausible = is_first and _follow(dates)
            if kind == "year":
                is_plausible = 1500 <= min(numbers) <= max(numbers) <= 2200 and (is_plausible or (is_first and _is_shuffled(numbers)))
            if kind.startswith("unix") and not is_plausible:
                is_plausible = is_first and all(number % 60 == 0 for number in numbers)
            if is_plausible:
                return _as(column, YEARS if kind == "year" else DATES, (dates,))
    if _by_one(steps) and (is_first or is_told or _NUMBERED.fullmatch(name)):
        return _as(column, COUNT, (_counted_numbers(column, numbers),))
    is_numbered = is_told or bool(_NUMBERED.fullmatch(name))
    if (is_numbered and is_ordered) or ((is_numbered or is_first) and _is_shuffled(numbers)):
        counted = _as(column, COUNT, (_counted_numbers(column, numbers),))
        return replace(counted, is_weak=not (is_even(column) or _is_shuffled(numbers) or _is_key(name)))
    if _is_key(name) and len(set(numbers)) == len(numbers):
        return _as(column, COUNT)
    return column


def _measured(
    column: Column, numbers: Sequence[float], steps: Sequence[float], name: str, *, is_ordered: bool
) -> Column:
    """Numbers with decimals that rise evenly under a name for time, or months as 01.2024."""
    if months := [dates for dates in dates_in(column.cells, is_missing) if dates.kind == "month"]:
        given = [when for when in months[0].whens if when]
        if (is_time_name(name) or column.place == 0) and len(given) > 1 and _follow(months[0]):
            return _as(column, DATES, tuple(months[:1]))
    is_year = all(1500 <= number <= 2200 for number in numbers)
    if is_ordered and (is_even(column) or is_year) and (is_time_name(name) or _NUMBERED.fullmatch(name)):
        return _as(column, COUNT, (_counted_numbers(column, numbers),))
    return column


def is_time_name(name: str) -> bool:
    """Whether a column is called a date, a day, a time or the like."""
    return bool(_TIME.search(name) or _SHORT.fullmatch(name.strip()))


def is_even(column: Column) -> bool:
    """Whether a column of numbers rises or falls by the same step, as what is measured along does."""
    if column.kind != NUMBERS or not column.ways or len(column.cells) < 3 or any(map(is_missing, column.cells)):
        return False
    numbers = [column.ways[0].number(bare(cell)[0]) for cell in column.cells]
    steps = [after - before for before, after in pairwise(numbers)]
    return steps[0] != 0 and all(abs(step - steps[0]) <= 1e-9 * max(map(abs, numbers)) for step in steps)


def _is_key(name: str) -> bool:
    return bool(re.fullmatch(r"(?:.*[\W_])?(?:id|nr|no|key|code)\.?", name.strip(), re.IGNORECASE))


def _by_one(steps: Sequence[float]) -> bool:
    return len(steps) > 1 and (set(steps) == {1.0} or set(steps) == {-1.0})


def _is_shuffled(numbers: Sequence[float]) -> bool:
    """Whether numbers are a count in another order: each of a stretch once."""
    return len(numbers) > 3 and len(set(numbers)) == len(numbers) == max(numbers) - min(numbers) + 1


def _follow(dates: Dates) -> bool:
    """Whether months come one after the other, in either direction."""
    months = [when.key.year * 12 + when.key.month for when in dates.whens if when]
    steps = {after - before for before, after in pairwise(months)}
    return steps in ({1}, {-1})


def _part(numbers: Sequence[int | None], part: str) -> Dates:
    """A year, or a month, day or hour by itself, which is read with the year in another column."""
    found = numbers_as_dates(numbers, part) if part == "year" else None
    return found or Dates(part, "", tuple(None if n is None else _ranked(n, str(n)) for n in numbers))


def _counted_numbers(column: Column, numbers: Sequence[float]) -> Dates:
    """A count of the rows as something that can be sorted by."""
    left = iter(numbers)
    return Dates("count", "", tuple(
        None if is_missing(cell) else _ranked(next(left), bare(cell)[0]) for cell in column.cells
    ))  # fmt: skip


def _ranked(number: float, label: str) -> When:
    return When(datetime(1970, 1, 1) + timedelta(seconds=max(-6e10, min(6e10, number))), label)


def _numbered_words(cells: Sequence[str]) -> Dates | None:
    """Words with one number each, as Day 1, Day 2, that rise or fall throughout."""
    found = [re.fullmatch(r"(\D*)(\d{1,9})(\D*)", cell) for cell in cells]
    if len(cells) < 3 or not all(found):
        return None
    words = {(match[1], match[3]) for match in found if match}
    numbers = [int(match[2]) for match in found if match]
    steps = [after - before for before, after in pairwise(numbers)]
    if len(words) > 1 or not (min(steps) > 0 or max(steps) < 0):
        return None
    return Dates("count", "", tuple(map(_ranked, numbers, cells)))


def _counted(cells: Sequence[str], step: int) -> Dates:
    return Dates("count", "", tuple(
        None if is_missing(cell) else _ranked(step * row, cell) for row, cell in enumerate(cells)
    ))  # fmt: skip


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
    return column.kind == NUMBERS and any(mark in bare(cell)[0] for cell in column.cells if not is_missing(cell))

