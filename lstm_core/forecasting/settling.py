"""Where a forecast that is fed back stops saying anything new: it rests at a value, or repeats itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_core.numbers.validation import finite_array, finite_number

CLOSE = 0.02
"""How far apart two values may lie and still count as the same, as a part of the series' own range."""
REST, LEAST_REST = 0.01, 8
"""How far from its last value a forecast at rest may be, as such a part, and for how many values at least."""


@dataclass(frozen=True)
class Settling:
    """From value number ``start`` (from 0) on the forecast only repeats the ``period`` values before; 1 is at rest."""

    start: int
    period: int


def settling(forecast: object, span: float) -> Settling | None:
    """Return from where a forecast (n,) only repeats itself; None where it does not.

    With ``span``, the least to the greatest value of the series, two values are the same when they are no further apart
    than CLOSE · span. The forecast rests from the first value on from which all are within REST · span of the last one.
    Otherwise the shortest period counts for which each later value is the same as the one a period before it, up
    to the end and for at least one whole period, if the values within a period are not all the same. Raises ValueError for
    NaN, infinity and a span that is not above 0.
    """
    row, width = finite_array("forecast", forecast), finite_number("span", span)
    if row.ndim != 1 or width <= 0.0:
        raise ValueError(f"forecast has shape {row.shape} and span is {width:g}; expected one row, above 0")
    near = CLOSE * width
    start = _same_from(np.abs(row - row[-1:]) <= REST * width)
    if row.size - start >= LEAST_REST:
        return Settling(start, 1)
    for period in range(2, row.size // 2 + 1):
        start = period + _same_from(np.abs(row[period:] - row[:-period]) <= near)
        if row.size - start >= period and np.ptp(row[-period:]) > 2.0 * near:
            return Settling(start, period)
    return None


def _same_from(same: NDArray[np.bool_]) -> int:
    """The first place from which on all are true; the length where the last one is not."""
    differs = np.flatnonzero(~same)
    return int(differs[-1]) + 1 if differs.size else 0
