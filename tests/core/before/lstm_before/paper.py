"""Arithmetic as done on paper: every result is rounded before it is used."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray
from tests.core.before.lstm_before.arithmetic import Rounding, scalar_unit
from tests.core.before.lstm_before.parameters import LSTMParameters
from tests.core.before.lstm_before.unit import StepTrace, common_shape, scalar_numbers
from tests.core.before.lstm_before.validation import finite_array, whole_number

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
    """
    places = whole_number("decimals", decimals, 0, _MAX_DECIMALS)
    return _rounded(finite_array("value", value), places)


def rounding(decimals: object, name: str = "decimals") -> Rounding:
    """Return the paper rounding to ``decimals`` places, for :func:`scalar_unit`.

    Raises ValueError unless ``decimals`` is a whole number from 1 to 6.
    """
    places = whole_number(name, decimals, 1, MAX_PAPER_DECIMALS)
    return lambda value: _rounded(np.asarray(value), places)


def paper_step(
    parameters: LSTMParameters,
    x: object,
    h_prev: object,
    c_prev: object,
    decimals: int,
    share_decimals: int | None = None,
) -> StepTrace:
    """Return one step of the scalar unit, every result rounded before it is used.

    Equations: those of :func:`lstm_core.unit.step`; each product, each sum (once, from its
    rounded products), each share and each memory is rounded half away from zero to ``decimals``
    places. Weights, inputs and memories are used as given. ``share_decimals`` rounds the three
    gate shares f, i and o to that many places instead, as when percentages are read off a curve.
    Shapes: plain numbers or arrays that broadcast. Raises ValueError unless decimals are whole
    numbers from 1 to 6, and as :func:`lstm_core.unit.step`.
    """
    parameters.require_scalar()
    rounded = rounding(decimals)
    share = None if share_decimals is None else rounding(share_decimals, "share_decimals")
    given = {
        "x": finite_array("x", x),
        "h_prev": finite_array("h_prev", h_prev),
        "c_prev": finite_array("c_prev", c_prev),
    }
    shape = common_shape(given)
    results = scalar_unit(given | scalar_numbers(parameters), rounded, share)
    return StepTrace.from_values(given | results, shape)


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
