"""Rounding as on paper: half away from zero, on the decimal number one sees."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number

MAX_PAPER_DECIMALS = 6
_MAX_DECIMALS = 15
_WHOLE = 2.0**53  # from here on every float is a whole number, also as it is written
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


def round_half_away(value: object, decimals: int) -> FloatArray:
    """Round to ``decimals`` places, ties away from zero, on the decimal number one sees.

    The number one sees is the shortest one that reads back as the same float, so 2.675 gives
    2.68 although the stored float lies just below; equal to
    Decimal(repr(v)).quantize(…, ROUND_HALF_UP). Shape: that of ``value``; never -0.0.
    Raises ValueError for NaN or infinity and unless ``decimals`` is a whole number, 0 to 15.

    >>> from lstm_core import round_half_away
    >>> round_half_away([2.675, -0.125, 0.5], 2).tolist()
    [2.68, -0.13, 0.5]
    """
    places = whole_number("decimals", decimals, 0, _MAX_DECIMALS)
    return _rounded(finite_array("value", value), places)


def rounding(decimals: object, name: str = "decimals") -> Callable[[Any], Any]:
    """Return the paper rounding to ``decimals`` places, of a plain float or an array.

    Raises ValueError unless ``decimals`` is a whole number from 1 to 6.
    """
    places = whole_number(name, decimals, 1, MAX_PAPER_DECIMALS)

    def rounded(value: Any) -> Any:
        return _number(value, places) if type(value) is float else _rounded(np.asarray(value), places)

    return rounded


def _number(value: float, places: int) -> float:
    # As for arrays below, without them.
    if not abs(value) < _WHOLE:
        return value + 0.0
    power = 10.0**places
    scaled = abs(value) * power
    below = math.floor(scaled)
    rest = scaled - below
    if abs(rest - 0.5) <= scaled * 2.0**-50 or scaled >= 2.0**50:
        return _by_text(value, places) + 0.0
    return math.copysign((below + (rest > 0.5)) / power, value) + 0.0


def _rounded(value: FloatArray, places: int) -> FloatArray:
    with np.errstate(over="ignore", invalid="ignore"):
        power = 10.0**places
        scaled = np.abs(value) * power
        below = np.floor(scaled)
        rest = scaled - below
        quick = np.copysign((below + (rest > 0.5)) / power, value)
        # The stored float, its shortest text and the scaled product differ by less than two
        # parts in 2**53; only within that distance of a tie does the text have to decide.
        unsure = (np.abs(rest - 0.5) <= scaled * 2.0**-50) | (scaled >= 2.0**50)
    result = np.asarray(np.where(np.abs(value) < _WHOLE, quick, value))
    unsure &= np.abs(value) < _WHOLE
    if unsure.any():
        result[unsure] = [_by_text(v, places) for v in np.asarray(value)[unsure].tolist()]
    return np.asarray(result + 0.0)


def _by_text(value: float, places: int) -> float:
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), context=_EXACT))
