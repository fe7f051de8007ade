"""A column of cells as dates. Pure.

A column is read in one way throughout; where day and month can be taken for each other, both ways are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from pages.ui.input.tables.dates.formats import FORMATS
from pages.ui.input.tables.dates.when import DMY, Dates, When


@lru_cache(maxsize=8192)
def _read(number: int, cell: str) -> When | None:
    form = FORMATS[number]
    found = form.pattern.fullmatch(cell)
    if found is None:
        return None
    try:
        return form.make(found.groups())
    except (ValueError, KeyError, OverflowError):
        return None


def dates_in(cells: Sequence[str], is_missing: Callable[[str], bool]) -> tuple[Dates, ...]:
    """The ways in which all cells that hold anything are dates; none where they are not."""
    given = [cell for cell in cells if not is_missing(cell)]
    if not given:
        return ()
    found = []
    for number, form in enumerate(FORMATS):
        # The last cell first, for what is no date is mostly seen at once.
        if _read(number, given[-1]) is None:
            continue
        whens = _all_in(number, cells, is_missing)
        if whens is not None:
            found.append(Dates(form.kind, form.order, whens))
            # Between points the day comes first.
            if form.order == DMY and "." in given[0]:
                break
    return tuple(_likeliest(found))


def is_date(cell: str) -> bool:
    """Whether a cell by itself is written as a date."""
    return any(_read(number, cell) is not None for number in range(len(FORMATS)))


def _all_in(
    number: int, cells: Sequence[str], is_missing: Callable[[str], bool]
) -> tuple[When | None, ...] | None:
    """All cells in one format; None where one that holds anything is not."""
    whens: list[When | None] = []
    for cell in cells:
        when = None if is_missing(cell) else _read(number, cell)
        if when is None and not is_missing(cell):
            return None
        whens.append(when)
    return tuple(whens)


def _likeliest(found: Sequence[Dates]) -> Iterable[Dates]:
    """Without ways that nobody means beside others: years of two digits first, quarters for months."""
    kinds = [dates.kind for dates in found]
    for dates in found:
        if dates.kind == "quarter" and "month" in kinds:
            continue
        if dates.kind in ("year", "week", "quarter") and ("date" in kinds or "month" in kinds):
            continue
        yield dates
