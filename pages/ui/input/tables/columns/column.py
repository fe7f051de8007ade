"""A column and what it can be. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pages.ui.input.marks import Marks, bare
from pages.ui.input.tables.dates.when import Dates
from pages.ui.input.tables.layout.rows import is_missing

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


def is_time_name(name: str) -> bool:
    """Whether a column is called a date, a day, a time or the like."""
    return bool(_TIME.search(name) or _SHORT.fullmatch(name.strip()))


def is_even(column: Column) -> bool:
    """Whether a column of numbers rises or falls by the same step, as what is measured along does."""
    if (
        column.kind != NUMBERS
        or not column.ways
        or len(column.cells) < 3
        or any(map(is_missing, column.cells))
    ):
        return False
    numbers = [column.ways[0].number(bare(cell)[0]) for cell in column.cells]
    steps = [after - before for before, after in pairwise(numbers)]
    return steps[0] != 0 and all(abs(step - steps[0]) <= 1e-9 * max(map(abs, numbers)) for step in steps)
