"""Columns of bare numbers, or of words with numbers, that date or count the rows. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from pages.ui.input.marks import bare
from pages.ui.input.tables.columns.column import COUNT, DATES, PART, YEARS, Column, is_even, is_time_name
from pages.ui.input.tables.dates.numeric import numbers_as_dates
from pages.ui.input.tables.dates.reading import dates_in
from pages.ui.input.tables.dates.when import Dates, When
from pages.ui.input.tables.layout.rows import is_missing

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


def what_numbers_count(column: Column, name: str) -> Column:
    """A column of bare numbers, which may be years, dates without marks, seconds, or a count of the rows."""
    marks = column.ways[0]
    cells = [bare(cell)[0] for cell in column.cells if not is_missing(cell)]
    numbers = [marks.number(cell) for cell in cells]
    is_told, is_first = is_time_name(name), column.place == 0
    steps = [after - before for before, after in pairwise(numbers)]
    is_ordered = len(numbers) > 1 and (min(steps) > 0 or max(steps) < 0)
    if not all(cell.isdigit() for cell in cells):
        return _measured(column, numbers, name, is_ordered=is_ordered)
    whole = [None if is_missing(cell) else int(bare(cell)[0]) for cell in column.cells]
    lengths = {len(cell) for cell in cells}
    sure = is_told or (is_first and is_ordered)
    if part := next((part for part, known in _PARTS.items() if known.fullmatch(name.strip())), ""):
        low, high = _RANGE.get(part, (1000, 2999))
        if (
            not _is_shuffled(numbers)
            and all(low <= number <= high for number in numbers)
            and (part != "year" or not is_ordered)
            and (not is_ordered or part == "hour")
        ):
            found = _part(whole, part)
            return (
                replace(column, kind=YEARS, dates=(found,))
                if part == "year"
                else replace(column, kind=PART, part=found)
            )
    for kind, size in (
        ("yyyymmdd", 8),
        ("yyyymm", 6),
        ("year", 4),
        ("unix", 10),
        ("unix", 9),
        ("unix ms", 13),
    ):
        if lengths == {size} and (dates := numbers_as_dates(whole, kind)):
            is_plausible = sure or kind == "yyyymmdd" or (kind == "year" and _by_one(steps) and is_first)
            if kind == "yyyymm" and not is_told:
                is_plausible = is_first and _follow(dates)
            if kind == "year":
                is_plausible = 1500 <= min(numbers) <= max(numbers) <= 2200 and (
                    is_plausible or (is_first and _is_shuffled(numbers))
                )
            if kind.startswith("unix") and not is_plausible:
                is_plausible = is_first and all(number % 60 == 0 for number in numbers)
            if is_plausible:
                return replace(column, kind=YEARS if kind == "year" else DATES, dates=(dates,))
    if _by_one(steps) and (is_first or is_told or _NUMBERED.fullmatch(name)):
        return replace(column, kind=COUNT, dates=(_counted_numbers(column, numbers),))
    is_numbered = is_told or bool(_NUMBERED.fullmatch(name))
    if (is_numbered and is_ordered) or ((is_numbered or is_first) and _is_shuffled(numbers)):
        counted = replace(column, kind=COUNT, dates=(_counted_numbers(column, numbers),))
        return replace(counted, is_weak=not (is_even(column) or _is_shuffled(numbers) or _is_key(name)))
    if _is_key(name) and len(set(numbers)) == len(numbers):
        return replace(column, kind=COUNT, dates=())
    return column


def _measured(column: Column, numbers: Sequence[float], name: str, *, is_ordered: bool) -> Column:
    """Numbers with decimals that rise evenly under a name for time, or months as 01.2024."""
    if months := [dates for dates in dates_in(column.cells, is_missing) if dates.kind == "month"]:
        given = [when for when in months[0].whens if when]
        if (is_time_name(name) or column.place == 0) and len(given) > 1 and _follow(months[0]):
            return replace(column, kind=DATES, dates=tuple(months[:1]))
    is_year = all(1500 <= number <= 2200 for number in numbers)
    if is_ordered and (is_even(column) or is_year) and (is_time_name(name) or _NUMBERED.fullmatch(name)):
        return replace(column, kind=COUNT, dates=(_counted_numbers(column, numbers),))
    return column


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


def numbered_words(cells: Sequence[str]) -> Dates | None:
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


def counted(cells: Sequence[str], step: int) -> Dates:
    return Dates("count", "", tuple(
        None if is_missing(cell) else _ranked(step * row, cell) for row, cell in enumerate(cells)
    ))  # fmt: skip
