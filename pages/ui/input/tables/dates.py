"""Dates and times as tables have them: what kind they are, in which order day and month stand, and when they were. Pure.

A column is read in one way throughout; where day and month can be taken for each other, both ways are given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from pages.ui.input.tables.month_names import DAYS_OF_WEEK, MONTHS

DMY, MDY, YMD = "dmy", "mdy", "ymd"
"""The orders of day, month and year."""
_TURN = 69
"""Two digits from here on are a year of the century before."""
_CLOCK = r"(?:(?:[T ]|, ?| [-–] )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(Z|UTC|[+-]\d{2}:?\d{2}))?)?"
_DAY_NAME = r"(?:[A-Za-zäöüéèá]{2,9}\.?,? +)?"
_MONTH = r"([A-Za-zäöüéèûç]{3,10})\.?"
_YEAR = r"(\d{4}|['’]?\d{2})"


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


Parts = Sequence[str | None]
Make = Callable[[Parts], When]


@dataclass(frozen=True)
class _Format:
    kind: str
    order: str
    pattern: re.Pattern[str]
    make: Make


def _year(text: str) -> int:
    digits = text.lstrip("'’")
    number = int(digits)
    return number if len(digits) > 2 else number + (1900 if number >= _TURN else 2000)


def _month(name: str | None) -> int:
    return MONTHS[str(name).lower().rstrip(".")]


def _moment(year: int, month: int, day: int, clock: Parts) -> When:
    hour, minute, second, half, zone = clock
    date = datetime(year, month, day)
    if hour is None:
        return When(date, f"{date:%Y-%m-%d}")
    h = int(hour)
    if half:
        if not 1 <= h <= 12:
            raise ValueError(hour)
        h = h % 12 + (12 if half in "Pp" else 0)
    is_end = h == 24 and int(minute or 0) == 0
    when = datetime(year, month, day, 0 if is_end else h, int(minute or 0), int(second or 0))
    when += timedelta(days=1) if is_end else timedelta()
    label = f"{when:%Y-%m-%d %H:%M}" + (f":{when:%S}" if when.second else "")
    if zone and zone[0] in "+-":
        away = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        when -= away if zone[0] == "+" else -away
    return When(when, label)


def _in_order(order: str) -> Make:
    def make(parts: Parts) -> When:
        named = dict(zip(order, parts[:3], strict=True))
        return _moment(
            _year(str(named["y"])), int(str(named["m"])), int(str(named["d"])), parts[3:]
        )

    return make


def _in_month(year: int, month: int) -> When:
    when = datetime(year, month, 1)
    return When(when, f"{when:%Y-%m}")


def _in_quarter(year: int, quarter: int) -> When:
    return When(datetime(year, 3 * quarter - 2, 1), f"{year} Q{quarter}")


def _in_week(year: int, week: int, day: int = 1) -> When:
    when = datetime.fromisocalendar(year, week, day)
    return When(when, f"{year}-W{week:02d}" + (f"-{day}" if day > 1 else ""))


def _at(hour: str, minute: str, second: str | None) -> When:
    when = datetime(1970, 1, 1, int(hour), int(minute), int(second or 0))
    return When(when, f"{when:%H:%M}" + (f":{when:%S}" if second else ""))


def _format(kind: str, order: str, pattern: str, make: Make) -> _Format:
    return _Format(kind, order, re.compile(pattern), make)


_LONG = r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})"
_FORMATS: tuple[_Format, ...] = (
    _format("date", "", rf"{_DAY_NAME}(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})\.?{_CLOCK}", _in_order(YMD)),
    _format("date", "", rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:T?(\d{{2}}):?(\d{{2}}):?(\d{{2}})?()(Z)?)?", lambda p: _moment(int(str(p[0])), int(str(p[1])), int(str(p[2])), (p[3], p[4], p[5], None, None))),
    *(
        _format("date", order, rf"{_DAY_NAME}(\d{{1,2}})[./-] ?(\d{{1,2}})[./-] ?{_YEAR}{_CLOCK}", _in_order(order))
        for order in (DMY, MDY)
    ),
    _format("date", YMD, rf"(\d{{2}})[/-](\d{{2}})[/-](\d{{2}}){_CLOCK}", _in_order(YMD)),
    _format(
        "date", "", rf"{_DAY_NAME}(\d{{1,2}})\.?[ \-/]*{_MONTH}[ \-/,]*{_YEAR}{_CLOCK}",
        lambda p: _moment(_year(str(p[2])), _month(p[1]), int(str(p[0])), p[3:]),
    ),
    _format(
        "date", "", rf"{_DAY_NAME}{_MONTH}[ \-/]*(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}}){_CLOCK}",
        lambda p: _moment(int(str(p[2])), _month(p[0]), int(str(p[1])), p[3:]),
    ),
    _format(
        "date", "", rf"(\d{{4}})[ \-/]*{_MONTH}[ \-/]*(\d{{1,2}}){_CLOCK}",
        lambda p: _moment(int(str(p[0])), _month(p[1]), int(str(p[2])), p[3:]),
    ),
    _format("month", "", r"(\d{4})[-/.:M ](\d{1,2})", lambda p: _in_month(int(str(p[0])), int(str(p[1])))),
    _format("month", "", r"(\d{1,2})[-/.](\d{4})", lambda p: _in_month(int(str(p[1])), int(str(p[0])))),
    _format("month", "", rf"{_MONTH}[ \-/.,]*{_YEAR}", lambda p: _in_month(_year(str(p[1])), _month(p[0]))),
    _format("month", "", rf"(\d{{4}}|\d{{2}})[ \-/]*{_MONTH}", lambda p: _in_month(_year(str(p[0])), _month(p[1]))),
    _format("quarter", "", r"(\d{4})[ \-/:.]*[QqTK]?[ -]*([1-4])(?:\. Quartal)?", lambda p: _in_quarter(int(str(p[0])), int(str(p[1])))),
    _format("quarter", "", r"[QqTK]([1-4])[ \-/:.]*(\d{4}|['’]?\d{2})", lambda p: _in_quarter(_year(str(p[1])), int(str(p[0])))),
    _format("quarter", "", r"([1-4])(?:[Qq]|\.? ?(?:Quartal|Quarter|Vj\.?|trimestre))[ \-/]*(\d{4}|\d{2})", lambda p: _in_quarter(_year(str(p[1])), int(str(p[0])))),
    _format("week", "", r"(\d{4})[ \-/]*(?:W|KW|w)[ -]*(\d{1,2})(?:-([1-7]))?", lambda p: _in_week(int(str(p[0])), int(str(p[1])), int(p[2] or 1))),
    _format("week", "", r"(?:W|KW|w|Week|Woche)[ -]*(\d{1,2})[ ,\-/]*(\d{4})", lambda p: _in_week(int(str(p[1])), int(str(p[0])))),
    _format("year", "", r"(\d{4})[/–-](?:\d{4}|\d{2})", lambda p: When(datetime(int(str(p[0])), 1, 1), str(p[0]))),
    _format("clock", "", r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?", lambda p: _at(str(p[0]), str(p[1]), p[2])),
)  # fmt: skip


@lru_cache(maxsize=8192)
def _read(number: int, cell: str) -> When | None:
    form = _FORMATS[number]
    found = form.pattern.fullmatch(cell)
    if found is None:
        return None
    parts = found.groups()
    if form.kind == "date" and len(parts) > 3 and parts[3:] and form.make is not None:
        parts = (*parts[:3], *(*parts[3:], None, None, None, None, None)[:5])
    try:
        return form.make(parts)
    except (ValueError, KeyError, OverflowError):
        return None


def dates_in(cells: Sequence[str], is_missing: Callable[[str], bool]) -> tuple[Dates, ...]:
    """The ways in which all cells that hold anything are dates; none where they are not."""
    given = [cell for cell in cells if not is_missing(cell)]
    if not given:
        return ()
    found = []
    for number, form in enumerate(_FORMATS):
        if all(_read(number, cell) for cell in _ends_first(given)):
            whens = tuple(None if is_missing(cell) else _read(number, cell) for cell in cells)
            found.append(Dates(form.kind, form.order, whens))
            # Between points the day comes first.
            if form.order == DMY and "." in given[0]:
                break
    return tuple(_likeliest(found))


def _ends_first(cells: Sequence[str]) -> Iterable[str]:
    """The last and then all, so that what is no date is mostly seen at once."""
    return (cells[-1], *cells)


def _likeliest(found: Sequence[Dates]) -> Iterable[Dates]:
    """Without ways that nobody means beside others: years of two digits first, quarters for months."""
    kinds = [dates.kind for dates in found]
    for dates in found:
        if dates.kind == "quarter" and "month" in kinds:
            continue
        if dates.kind in ("year", "week", "quarter") and ("date" in kinds or "month" in kinds):
            continue
        yield dates


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
    return _in_month(year, month)


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


_NUMERIC: dict[str, Callable[[int], When]] = {
    "year": _year_number,
    "yyyymm": _compact_month,
    "yyyymmdd": _compact_day,
    "unix": _unix_seconds,
    "unix ms": _unix_milliseconds,
}


def months_in(cells: Sequence[str], is_missing: Callable[[str], bool]) -> Dates | None:
    """A column of months by their names, without a year; None where one is none."""
    numbers = [MONTHS.get(cell.lower().rstrip(".")) for cell in cells]
    if not any(numbers) or any(not n and not is_missing(cell) for n, cell in zip(numbers, cells, strict=True)):
        return None
    return Dates("month", "", tuple(When(datetime(1970, n, 1), str(n)) if n else None for n in numbers))


def cycle_of(cells: Sequence[str]) -> int:
    """1 where the cells are months or days of the week that follow each other, −1 where they run backwards, else 0."""
    for names, length in ((MONTHS, 12), (DAYS_OF_WEEK, 7)):
        numbers = [names.get(cell.lower().rstrip(".")) for cell in cells]
        known = [number for number in numbers if number is not None]
        if len(known) == len(cells) > 1:
            steps = {(after - before) % length for before, after in zip(known, known[1:], strict=False)}
            return 1 if steps == {1} else -1 if steps == {length - 1} else 0
    return 0
