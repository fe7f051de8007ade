"""Whole numbers that are dates: years, months and days without marks, seconds since 1970. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from pages.ui.input.tables.dates.when import Dates, When


def numbers_as_dates(numbers: Sequence[int | None], kind: str) -> Dates | None:
    """Whole numbers as ``year``, ``yyyymm``, ``yyyymmdd``, ``unix`` (seconds) or ``unix ms``; None where one is none."""
    whens: list[When | None] = []
    for number in numbers:
        try:
            whens.append(None if number is None else _NUMERIC[kind](number))
        except (ValueError, OverflowError, OSError):
            return None
    return Dates({"yyyymm": "month", "yyyymmdd": "date"}.get(kind, kind), "", tuple(whens))


def _year_number(number: int) -> When:
    if not 1000 <= number <= 2999:
        raise ValueError(number)
    return When(datetime(number, 1, 1), str(number))


def _compact_month(number: int) -> When:
    year, month = divmod(number, 100)
    if not 1500 <= year <= 2200:
        raise ValueError(number)
    when = datetime(year, month, 1)
    return When(when, f"{when:%Y-%m}")


def _compact_day(number: int) -> When:
    year, rest = divmod(number, 10_000)
    if not 1500 <= year <= 2200:
        raise ValueError(number)
    when = datetime(year, *divmod(rest, 100))
    return When(when, f"{when:%Y-%m-%d}")


def _unix(seconds: float) -> When:
    when = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    whole = not (when.hour or when.minute or when.second)
    return When(when, f"{when:%Y-%m-%d}" if whole else f"{when:%Y-%m-%d %H:%M:%S}")


def _unix_seconds(number: int) -> When:
    if not 100_000_000 <= number < 10_000_000_000:
        raise ValueError(number)
    return _unix(number)


def _unix_milliseconds(number: int) -> When:
    if not 100_000_000_000 <= number < 10_000_000_000_000:
        raise ValueError(number)
    return _unix(number / 1000)


_NUMERIC: Mapping[str, Callable[[int], When]] = MappingProxyType(
    {
        "year": _year_number,
        "yyyymm": _compact_month,
        "yyyymmdd": _compact_day,
        "unix": _unix_seconds,
        "unix ms": _unix_milliseconds,
    }
)
