"""A moment and a column of moments. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

DMY, MDY, YMD = "dmy", "mdy", "ymd"
"""The orders of day, month and year."""


@dataclass(frozen=True)
class When:
    """A moment that can be compared with others of its column, and how it is written on an axis."""

    key: datetime
    label: str


@dataclass(frozen=True)
class Dates:
    """A column read as dates: the kind of date, the order of day and month where one has to be known, and each row's."""

    kind: str
    order: str
    whens: tuple[When | None, ...]

    @property
    def keys(self) -> tuple[datetime | None, ...]:
        """What the rows are sorted by; None where a row has no date."""
        return tuple(when.key if when else None for when in self.whens)
