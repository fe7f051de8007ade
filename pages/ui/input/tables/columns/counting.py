"""Columns of bare numbers, or of words with numbers, that date or count the rows. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
_SIZES = (("yyyymmdd", 8), ("yyyymm", 6), ("year", 4), ("unix", 10), ("unix", 9), ("unix ms", 13))
_YEAR = re.compile(r"year|jahr|yr|año|anno|année|annee|date|datum|period|season|saison", re.IGNORECASE)
_RANGE = {"month": (1, 12), "day": (1, 31), "hour": (0, 24)}


@dataclass(frozen=True)
class _Whole:
    """A column of whole numbers: these, the steps between them, and what its name and place say."""

    column: Column
    name: str
    numbers: tuple[int | None, ...]
    known: tuple[int, ...]

    @property
    def steps(self) -> list[int]:
        return [after - before for before, after in pairwise(self.known)]

    @property
    def is_ordered(self) -> bool:
        return len(self.known) > 1 and (min(self.steps) > 0 or max(self.steps) < 0)

    @property
    def is_by_one(self) -> bool:
        return len(self.steps) > 1 and (set(self.steps) == {1} or set(self.steps) == {-1})

    @property
    def is_shuffled(self) -> bool:
        """Whether they are a count in another order: each of a stretch once."""
        known = self.known
        return len(known) > 3 and len(set(known)) == len(known) == max(known) - min(known) + 1

    @property
    def is_first(self) -> bool:
        return self.column.place == 0

    @property
    def is_told(self) -> bool:
        return is_time_name(self.name)


def what_numbers_count(column: Column, name: str) -> Column:
    """A column of bare numbers, which may be years, dates without marks, seconds, or a count of the rows."""
    cells = [bare(cell)[0] for cell in column.cells if not is_missing(cell)]
    if not all(cell.isdigit() for cell in cells):
        return _measured(column, [column.ways[0].number(cell) for cell in cells], name)
    numbers = tuple(None if is_missing(cell) else int(bare(cell)[0]) for cell in column.cells)
    whole = _Whole(column, name, numbers, tuple(map(int, cells)))
    return _as_part(whole) or _as_date(whole, {len(cell) for cell in cells}) or _as_count(whole) or column


def _as_part(whole: _Whole) -> Column | None:
    """A year that comes again, or a month, day or hour that is read with it."""
    part = next((part for part, known in _PARTS.items() if known.fullmatch(whole.name.strip())), "")
    low, high = _RANGE.get(part, (1000, 2999))
    if not part or whole.is_shuffled or not all(low <= number <= high for number in whole.known):
        return None
    if whole.is_ordered and part != "hour":
        return None
    if part == "year":
        years = numbers_as_dates(whole.numbers, part)
        return replace(whole.column, kind=YEARS, dates=(years,)) if years else None
    labelled = tuple(None if n is None else _ranked(n, str(n)) for n in whole.numbers)
    return replace(whole.column, kind=PART, part=Dates(part, "", labelled))


def _as_date(whole: _Whole, lengths: set[int]) -> Column | None:
    for kind, size in _SIZES:
        dates = numbers_as_dates(whole.numbers, kind) if lengths == {size} else None
        if dates is not None and _is_plausible(whole, kind, dates):
            return replace(whole.column, kind=YEARS if kind == "year" else DATES, dates=(dates,))
    return None


def _is_plausible(whole: _Whole, kind: str, dates: Dates) -> bool:
    """Whether numbers that can be dates are some: by their name, their place and their order."""
    first_in_order = whole.is_first and whole.is_ordered
    if kind == "yyyymmdd":
        return True
    if kind == "yyyymm":
        return whole.is_told or (whole.is_first and _follow(dates))
    if kind == "year":
        is_near = 1500 <= min(whole.known) <= max(whole.known) <= 2200
        is_named = bool(_YEAR.search(whole.name)) or (whole.is_told and whole.is_ordered)
        return is_near and (is_named or first_in_order or (whole.is_first and whole.is_shuffled))
    return whole.is_told or first_in_order or (whole.is_first and all(n % 60 == 0 for n in whole.known))


def _as_count(whole: _Whole) -> Column | None:
    is_numbered = whole.is_told or bool(_NUMBERED.fullmatch(whole.name))
    is_weak = False
    if not ((is_numbered or whole.is_first) and (whole.is_by_one or whole.is_shuffled)):
        if not (is_numbered and whole.is_ordered):
            is_key = _is_key(whole.name) and len(set(whole.known)) == len(whole.known)
            return replace(whole.column, kind=COUNT, dates=()) if is_key else None
        is_weak = not (is_even(whole.column) or _is_key(whole.name))
    ranks = tuple(None if n is None else _ranked(n, str(n)) for n in whole.numbers)
    return replace(whole.column, kind=COUNT, dates=(Dates("count", "", ranks),), is_weak=is_weak)


def _measured(column: Column, numbers: Sequence[float], name: str) -> Column:
    """Numbers with decimals that rise evenly under a name for time, or months as 01.2024."""
    months = [dates for dates in dates_in(column.cells, is_missing) if dates.kind == "month"]
    if months and (is_time_name(name) or column.place == 0) and _follow(months[0]):
        return replace(column, kind=DATES, dates=tuple(months[:1]))
    steps = [after - before for before, after in pairwise(numbers)]
    is_ordered = bool(steps) and (min(steps) > 0 or max(steps) < 0)
    is_year = all(1500 <= number <= 2200 for number in numbers)
    if is_ordered and (is_even(column) or is_year) and (is_time_name(name) or _NUMBERED.fullmatch(name)):
        left = iter(numbers)
        ranks = tuple(
            None if is_missing(cell) else _ranked(next(left), bare(cell)[0]) for cell in column.cells
        )
        return replace(column, kind=COUNT, dates=(Dates("count", "", ranks),))
    return column


def _is_key(name: str) -> bool:
    return bool(re.fullmatch(r"(?:.*[\W_])?(?:id|nr|no|key|code)\.?", name.strip(), re.IGNORECASE))


def _follow(dates: Dates) -> bool:
    """Whether months come one after the other, in either direction."""
    months = [when.key.year * 12 + when.key.month for when in dates.whens if when]
    steps = {after - before for before, after in pairwise(months)}
    return steps in ({1}, {-1})


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
