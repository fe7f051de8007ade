"""Exercises in two simple forecasts and their mean absolute error, those that a network has to beat.

The last-value forecast says ŷ_t = y_{t−1}, the seasonal ŷ_t = y_{t−4}: quarters of a year. Same rules as
:mod:`lstm_core.forecasting.forecast`; source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lstm_core.exercises.level import Kind, Mistake, Numbers, Range
from lstm_core.exercises.written import mistake, written_level

SEASON = 4
NO_ABSOLUTE = "absolute value left out"
_FIRST_YEAR, _SECOND_YEAR = (2, 3, 4, 5), (5, 6, 7, 8)
"""The values that are forecast: in the first level four after the very first, then those of the second year."""


def _off(t: int, back: int) -> str:
    return f"abs ( y_{t} − y_{t - back} )"


def _mean(parts: Iterable[str]) -> str:
    listed = tuple(parts)
    return f"( {' + '.join(listed)} ) ÷ {len(listed)}"


def _errors(days: Iterable[int], back: int) -> dict[str, str]:
    return {f"e_{t}": _off(t, back) for t in days}


def _in_mean(key: str, errors: tuple[str, ...]) -> Iterator[Mistake]:
    squares = _mean(f"{error} × {error}" for error in errors)
    yield mistake("mean left out", **{key: " + ".join(errors)})
    yield mistake("squared error for absolute error", **{key: squares})
    yield mistake("root mean squared error for absolute error", **{key: f"√ ( {squares} )"})


def _signed(key: str, days: tuple[int, ...], back: int) -> Mistake:
    """The mean of errors that keep their signs."""
    mean = _mean(f"y_{t} − y_{t - back}" for t in days)
    return replace(mistake(NO_ABSOLUTE, **{key: mean}), when=_any_falls(days, back))


def _any_falls(days: tuple[int, ...], back: int) -> Callable[[Numbers], bool]:
    """Whether there is a sign to lose."""

    def falls(found: Numbers) -> bool:
        return any(found[f"y_{t}"] < found[f"y_{t - back}"] for t in days)

    return falls


def _in_errors(days: tuple[int, ...], back: int) -> Iterator[Mistake]:
    for t in days:
        signed = {f"e_{t}": f"y_{t} − y_{t - back}"}
        yield replace(mistake(NO_ABSOLUTE, **signed), when=_any_falls((t,), back))
    yield _signed("mae", days, back)
    yield from _in_mean("mae", tuple(f"e_{t}" for t in days))


_NAMES = tuple(f"e_{t}" for t in _FIRST_YEAR)
_IN_LAST = (
    *_in_errors(_FIRST_YEAR, 1),
    mistake("first value counted as a forecast", mae=f"( {' + '.join(_NAMES)} ) ÷ 5"),
)
_IN_SEASONAL = (
    *_in_errors(_SECOND_YEAR, SEASON),
    *(mistake("last value for the season", **{f"e_{t}": _off(t, 1)}) for t in _SECOND_YEAR),
    *(mistake("season one value too short", **{f"e_{t}": _off(t, 3)}) for t in _SECOND_YEAR),
    mistake("all values counted", mae=f"( {' + '.join(f'e_{t}' for t in _SECOND_YEAR)} ) ÷ 8"),
)


def _both() -> Iterator[Mistake]:
    for key, back in (("mae_last", 1), ("mae_seasonal", SEASON)):
        yield from _in_mean(key, tuple(_off(t, back) for t in _SECOND_YEAR))
        yield _signed(key, _SECOND_YEAR, back)
    yield mistake("season for the last value", mae_last=_mean(_off(t, SEASON) for t in _SECOND_YEAR))
    yield mistake("first year counted too", mae_last=_mean(_off(t, 1) for t in range(2, 9)))
    yield mistake("last value for the season", mae_seasonal=_mean(_off(t, 1) for t in _SECOND_YEAR))
    yield mistake("season one value too short", mae_seasonal=_mean(_off(t, 3) for t in _SECOND_YEAR))
    yield mistake("season for the last value", next_last="y_5")
    yield mistake("last value for the season", next_seasonal="y_8")
    yield mistake("season one value too short", next_seasonal="y_6")
    yield mistake("season one value too long", next_seasonal="y_4")


_SERIES = {"y": Range(10, 60, 0)}
_QUARTERS = ((10, 30), (25, 45), (40, 60), (20, 40))
_YEARS = {f"y_{n + 1}": Range(*_QUARTERS[n % SEASON], 0) for n in range(2 * SEASON)}
"""Two years of quarters that resemble each other, as a season does."""

FORECAST = Kind(
    "forecast",
    (
        written_level(
            "the last-value forecast",
            {**_errors(_FIRST_YEAR, 1), "mae": _mean(_NAMES)},
            {**dict.fromkeys(_NAMES, 1), "mae": 2},
            _SERIES,
            _IN_LAST,
        ),
        written_level(
            "the seasonal forecast",
            {
                **_errors(_SECOND_YEAR, SEASON),
                "mae": _mean(f"e_{t}" for t in _SECOND_YEAR),
                "next_seasonal": "y_5",
            },
            {**dict.fromkeys((f"e_{t}" for t in _SECOND_YEAR), 1), "mae": 2, "next_seasonal": 1},
            _YEARS,
            (*_IN_SEASONAL, *_both()),
        ),
        written_level(
            "two forecasts compared",
            {
                "mae_last": _mean(_off(t, 1) for t in _SECOND_YEAR),
                "mae_seasonal": _mean(_off(t, SEASON) for t in _SECOND_YEAR),
                "next_last": "y_8",
                "next_seasonal": "y_5",
            },
            {"mae_last": 2, "mae_seasonal": 2, "next_last": 1, "next_seasonal": 1},
            _YEARS,
            tuple(_both()),
        ),
    ),
)
