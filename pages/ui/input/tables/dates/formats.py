"""The ways of writing dates that are known here. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pages.ui.input.tables.dates.month_names import MONTHS
from pages.ui.input.tables.dates.when import DMY, MDY, YMD, When

_TURN = 69
"""Two digits from here on are a year of the century before."""
_CLOCK = r"(?:(?:[T ]|, ?| [-–] )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(Z|UTC|[+-]\d{2}:?\d{2}))?)?"
_DAY_NAME = r"(?:[A-Za-zäöüéèá]{2,9}\.?,? +)?"
_MONTH = r"([A-Za-zäöüéèûç]{3,10})\.?"
_YEAR = r"(\d{4}|['’]?\d{2})"
Parts = Sequence[str | None]
Make = Callable[[Parts], When]


@dataclass(frozen=True)
class Format:
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
        return _moment(_year(str(named["y"])), int(str(named["m"])), int(str(named["d"])), parts[3:])

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


def _format(kind: str, order: str, pattern: str, make: Make) -> Format:
    return Format(kind, order, re.compile(pattern), make)


_LONG = r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})"
FORMATS: tuple[Format, ...] = (
    _format("date", "", rf"{_DAY_NAME}(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})\.?{_CLOCK}", _in_order(YMD)),
    _format("date", "", r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?()(Z)?)?", lambda p: _moment(int(str(p[0])), int(str(p[1])), int(str(p[2])), (p[3], p[4], p[5], None, None))),
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
