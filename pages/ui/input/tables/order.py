"""Which column says when the rows were, and the order in time that follows from it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from pages.ui.input.tables.columns.column import (
    COUNT,
    DATES,
    NUMBERS,
    PART,
    WORDS,
    YEARS,
    Column,
    is_time_name,
)
from pages.ui.input.tables.dates.when import Dates, When

KEPT, REVERSED, SORTED, UNKNOWN = "kept", "reversed", "sorted", "unknown"
"""What putting the rows in order of time did; unknown where some have no date and the others do not settle it."""


@dataclass(frozen=True)
class Axis:
    """What says when the rows were: its name, the ways of reading it as dates."""

    name: str
    kind: str
    ways: tuple[Dates, ...]


def axis_of(columns: Sequence[Column], taken: Sequence[str], asked: str | None) -> Axis | None:
    """The axis in time; none where no column says when.

    Raises:
        ValueError: one sentence, where the column asked for does not.
    """
    if asked == "":
        return None
    able = [column for column in columns if column.dates and column.name not in taken]
    if asked is not None:
        for column in able:
            if column.name == asked:
                return Axis(column.name, column.kind, column.dates)
        raise ValueError(f"Column “{asked}” holds no dates that can be put in order.")
    for kind in (DATES, YEARS, COUNT, PART):
        for column in able:
            if column.kind == kind:
                return _combined(column, columns) or Axis(column.name, kind, column.dates)
    return None


def unread_axis(columns: Sequence[Column], taken: Sequence[str]) -> str:
    """The name of a column of words that is called a time, if there is one."""
    names = (
        c.name for c in columns
        if c.kind in (WORDS, PART, NUMBERS) and not c.dates and c.name not in taken and is_time_name(c.name)
    )  # fmt: skip
    return next(names, "")


def _combined(column: Column, columns: Sequence[Column]) -> Axis | None:
    """A day with the time of day that stands in another column, or a year with month and day."""
    dates = column.dates[0]
    if dates.kind == "date" and _has_twins(dates):
        clock = next((c for c in columns if c.dates and c.dates[0].kind == "clock"), None)
        if clock is None:
            return None
        ways = tuple(_with_clock(way, clock.dates[0]) for way in column.dates)
        return Axis(f"{column.name}, {clock.name}", column.kind, ways)
    named = {c.part.kind: c for c in columns if c.part is not None and c.name != column.name}
    if dates.kind != "year" or "month" not in named:
        return None
    parts = [named[kind] for kind in ("month", "day", "hour") if kind in named]
    years = _filled(dates.whens)
    whens = tuple(map(_put_together, years, *(c.part.whens for c in parts if c.part is not None)))
    return Axis(", ".join([column.name, *(c.name for c in parts)]), DATES, (Dates("date", "", whens),))


def _filled(whens: Sequence[When | None]) -> list[When | None]:
    """Years where only the first row of each says its own."""
    filled: list[When | None] = []
    for when in whens:
        filled.append(when or (filled[-1] if filled else None))
    return filled


def _with_clock(days: Dates, clock: Dates) -> Dates:
    whens: list[When | None] = []
    for day, time in zip(days.whens, clock.whens, strict=True):
        if day is None or time is None:
            whens.append(None)
        else:
            after = timedelta(hours=time.key.hour, minutes=time.key.minute, seconds=time.key.second)
            whens.append(When(day.key + after, f"{day.label} {time.label}"))
    return Dates(days.kind, days.order, tuple(whens))


def _put_together(*whens: When | None) -> When | None:
    known = [when for when in whens if when is not None]
    if len(known) < len(whens):
        return None
    year, *parts = known
    numbers = [int(when.label) for when in parts]
    key = year.key.replace(month=numbers[0])
    label = f"{year.label}-{numbers[0]:02d}"
    if len(numbers) > 1:
        key += timedelta(days=numbers[1] - 1)
        label += f"-{numbers[1]:02d}"
    if len(numbers) > 2:
        key += timedelta(hours=numbers[2])
        label += f" {numbers[2]:02d}:00"
    return When(key, label)


def _has_twins(dates: Dates) -> bool:
    labels = [when.label for when in dates.whens if when]
    return len(set(labels)) < len(labels)


def in_order(dates: Dates) -> tuple[tuple[int, ...], str]:
    """The rows in order of time, and what that took."""
    keys = dates.keys
    rows = tuple(range(len(keys)))
    known = [key for key in keys if key is not None]
    if all(before <= after for before, after in pairwise(known)):
        return rows, KEPT
    if all(before >= after for before, after in pairwise(known)):
        return rows[::-1], REVERSED
    if len(known) < len(keys):
        return rows, UNKNOWN
    return tuple(sorted(rows, key=lambda row: known[row])), SORTED


def twins_in(dates: Dates) -> int:
    """How many rows share their date with an earlier one."""
    counts = Counter(key for key in dates.keys if key is not None)
    return sum(n - 1 for n in counts.values())
