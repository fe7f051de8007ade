"""When each value was measured, in an address: as written while that is short, else as steps of time, packed. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from lstm_core.files.documents import is_visible
from lstm_core.forecasting.series import MAX_LENGTH, MIN_LENGTH
from pages.ui.params.codecs import Codec
from pages.ui.params.packing import packed, unpacked
from pages.ui.text.texts import text as text_of

LONGEST_DATE = 25
LONGEST_TEXT = 8_000
"""Characters that all dates together may take in an address."""
_SHORT = 1_000
_STEPS, _LINES = "t.", "z."
_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")
_MOST_BYTES = MAX_LENGTH * (LONGEST_DATE + 1) * 4


def _read(text: str) -> tuple[str, ...]:
    way, rest = text[: len(_STEPS)], text[len(_STEPS) :]
    if way == _STEPS:
        dates = _from_steps(unpacked(rest, _MOST_BYTES).decode())
    elif way == _LINES:
        dates = tuple(unpacked(rest, _MOST_BYTES).decode().split("\n"))
    elif len(text) <= _SHORT:
        dates = tuple(text.split(","))
    else:
        raise ValueError(text)
    if not MIN_LENGTH <= len(dates) <= MAX_LENGTH or not all(map(_can_be_shown, dates)):
        raise ValueError(text)
    return dates


def _can_be_shown(date: str) -> bool:
    return len(date) <= LONGEST_DATE and all(map(is_visible, date))


def _written(dates: tuple[str, ...]) -> str:
    listed = ",".join(dates)
    is_plain = len(listed) <= _SHORT and not any("," in date for date in dates)
    if is_plain and listed[: len(_STEPS)] not in (_STEPS, _LINES):
        return listed
    lines = _LINES + packed("\n".join(dates).encode())
    steps = _as_steps(dates)
    return lines if steps is None else min(lines, _STEPS + packed(steps.encode()), key=len)


def _as_steps(dates: tuple[str, ...]) -> str | None:
    """Format, first date and the seconds from each date to the next; None for other dates."""
    for place, way in enumerate(_FORMATS):
        try:
            times = [datetime.strptime(date, way) for date in dates]
        except ValueError:
            continue
        if all(time.strftime(way) == date for time, date in zip(times, dates, strict=True)):
            seconds = [int((after - before).total_seconds()) for before, after in pairwise(times)]
            return ",".join([str(place), dates[0], *map(str, seconds)])
    return None


def _from_steps(text: str) -> tuple[str, ...]:
    place, first, *seconds = text.split(",")
    try:
        way = _FORMATS[int(place)]
        start = datetime.strptime(first, way)
        return tuple(
            (start + timedelta(seconds=passed)).strftime(way)
            for passed in accumulate(map(int, seconds), initial=0)
        )
    except (OverflowError, IndexError) as problem:
        raise ValueError(text) from problem


DATES = Codec(_read, _written, text_of("forecast.refusals.dates"))


def checked_dates(dates: tuple[str, ...], length: int) -> tuple[str, ...]:
    """The dates, one for each of ``length`` values.

    Raises:
        ValueError: one sentence, for another number of dates, for one that is too long, and for more than a link can hold.
    """
    if len(dates) != length:
        raise ValueError(
            text_of("forecast.refusals.dates_length", dates=f"{len(dates):,}", values=f"{length:,}")
        )
    if not all(map(_can_be_shown, dates)):
        raise ValueError(text_of("forecast.refusals.date", most=str(LONGEST_DATE)))
    if len(_written(dates)) > LONGEST_TEXT:
        raise ValueError(text_of("forecast.refusals.dates_long"))
    return dates
