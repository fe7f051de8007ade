"""Missing values: where they are, and the values without them, or with a line drawn across. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LEAVE_OUT, LINE, STOP = "leave out", "line", "stop"
"""What can be done with missing values."""
_MARKERS = tuple(
    sign * number
    for number in (99.0, 999.0, 9999.0, 99999.0, 99.9, 99.99, 999.9, 999.99, 9999.9)
    for sign in (-1, 1)
)
"""Numbers that are known to stand for a missing value."""
_OUTSIDE, _FAR_OUTSIDE = 1.5, 3.0


@dataclass(frozen=True)
class Missing:
    """The lines of the file in which a value is missing, in order of time, and how many stand before all others and after."""

    lines: tuple[int, ...] = ()
    leading: int = 0
    trailing: int = 0

    def __len__(self) -> int:
        return len(self.lines)


def missing_in(series: Sequence[Sequence[float | None]], lines: Sequence[int]) -> Missing:
    """The rows in which any of several series has no value."""
    gaps = [any(value is None for value in row) for row in zip(*series, strict=True)]
    if all(gaps):
        return Missing(tuple(lines), len(gaps), 0)
    first, last = gaps.index(False), len(gaps) - 1 - gaps[::-1].index(False)
    found = tuple(line for line, is_gap in zip(lines, gaps, strict=True) if is_gap)
    return Missing(found, first, len(gaps) - 1 - last)


def without_gaps(
    series: Sequence[Sequence[float | None]], way: str
) -> tuple[tuple[tuple[float, ...], ...], tuple[int, ...]]:
    """The series without missing values, and which rows are left.

    ``line`` draws a straight line from the value before a gap to the one after it, a step for each row; at the beginning
    and at the end, where there is nothing to draw from, rows are left out.
    """
    rows = range(len(series[0]))
    drawn = [_with_lines(values) if way == LINE else list(values) for values in series]
    left = tuple(row for row in rows if all(values[row] is not None for values in drawn))
    return tuple(tuple(float(values[row] or 0.0) for row in left) for values in drawn), left


def _with_lines(values: Sequence[float | None]) -> list[float | None]:
    after = list(values)
    known = [row for row, value in enumerate(values) if value is not None]
    for start, end in pairwise(known):
        low, high = values[start], values[end]
        assert low is not None and high is not None
        for row in range(start + 1, end):
            share = (row - start) / (end - start)
            after[row] = low + (high - low) * share
    return after


def marker_in(values: Sequence[float | None]) -> float | None:
    """A number as −999 that may stand for a missing value: far outside all others, or the only one below 0."""
    known = sorted({value for value in values if value is not None})
    if len(known) < 3:
        return None
    for marker, inner, times in ((known[0], known[1:], _OUTSIDE), (known[-1], known[:-1], _FAR_OUTSIDE)):
        largest = max(map(abs, inner))
        if marker in _MARKERS and (abs(marker) > times * largest or (marker < 0 <= inner[0])):
            return marker
    return None
