"""Where values stand on the chart's axis, and what that place is called: a number, a month, or a date of one's own. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median

import numpy as np

from pages.forecast.shipped import Series
from pages.ui.text.texts import text, texts

MONTHS = tuple(texts("forecast.numbers.months"))
_TICKS = 6


@dataclass(frozen=True)
class Axis:
    """The places of all values, and of some after the end; ``half`` is half the way to the next one.

    With ``is_time`` they are milliseconds since 1970; ``ticks`` are places with a name of their own, where dates cannot
    be read as such.
    """

    places: tuple[float, ...]
    half: float
    title: str
    is_time: bool = False
    ticks: tuple[tuple[float, str], ...] = ()


def axis_of(series: Series, after: int = 0) -> Axis:
    """The axis of a series and so many values after its end."""
    n = len(series.values)
    if times := _times(series.dates):
        step = median(later - earlier for earlier, later in pairwise(times))
        more = tuple(times[-1] + step * (k + 1) for k in range(after))
        return Axis((*times, *more), step / 2, text("forecast.numbers.date"), is_time=True)
    places = tuple(place(series, k) for k in range(n + after))
    if not series.dates:
        return Axis(places, 0.5 / series.per, series.x_title)
    shown = np.unique(np.linspace(0, n - 1, min(n, _TICKS)).round().astype(int)).tolist()
    return Axis(
        places, 0.5, text("forecast.numbers.date"), ticks=tuple((places[k], series.dates[k]) for k in shown)
    )


def _times(dates: tuple[str, ...]) -> tuple[float, ...]:
    """The dates in milliseconds; none where they are not all dates, one after the other."""
    try:
        found = [datetime.fromisoformat(date) for date in dates]
    except ValueError:
        return ()
    times = tuple(time.replace(tzinfo=UTC).timestamp() * 1000.0 for time in found)
    return times if all(earlier < later for earlier, later in pairwise(times)) else ()


def place(series: Series, number: int) -> float:
    """The x of value ``number`` (from 0) on an axis without dates."""
    return series.start + number / series.per


def when(series: Series, number: int) -> str:
    """Where value ``number`` (from 0) stands, as people write it."""
    if series.dates and number < len(series.dates):
        return series.dates[number]
    whole, part = divmod(number, series.per)
    if series.per == len(MONTHS):
        return f"{MONTHS[part]} {series.start + whole}"
    return str(series.start + number)


def when_title(series: Series) -> str:
    """What the places are called above a column."""
    return text("forecast.numbers.date") if series.dates else series.x_title
