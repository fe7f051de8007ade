"""Months and days of the week by their names alone. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from pages.ui.input.tables.dates.month_names import DAYS_OF_WEEK, MONTHS
from pages.ui.input.tables.dates.when import Dates, When


def months_in(cells: Sequence[str], is_missing: Callable[[str], bool]) -> Dates | None:
    """A column of months by their names, without a year; None where one is none."""
    numbers = [MONTHS.get(cell.lower().rstrip(".")) for cell in cells]
    if not any(numbers) or any(
        not n and not is_missing(cell) for n, cell in zip(numbers, cells, strict=True)
    ):
        return None
    return Dates("month", "", tuple(When(datetime(1970, n, 1), str(n)) if n else None for n in numbers))


def cycle_of(cells: Sequence[str]) -> int:
    """1 where the cells are months or days of the week that follow each other, −1 where they run backwards, else 0."""
    for names, length in ((MONTHS, 12), (DAYS_OF_WEEK, 7)):
        numbers = [names.get(cell.lower().rstrip(".")) for cell in cells]
        known = [number for number in numbers if number is not None]
        if len(known) == len(cells) > 1:
            steps = {(after - before) % length for before, after in pairwise(known)}
            return 1 if steps == {1} else -1 if steps == {length - 1} else 0
    return 0
