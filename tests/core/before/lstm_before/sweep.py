"""One number of the scalar unit varied over a grid, everything else held still."""

from __future__ import annotations

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray
from tests.core.before.lstm_before.arithmetic import exact, scalar_unit
from tests.core.before.lstm_before.paper import rounding
from tests.core.before.lstm_before.parameters import WEIGHT_NAMES, LSTMParameters
from tests.core.before.lstm_before.unit import GIVEN, StepTrace, scalar_numbers
from tests.core.before.lstm_before.validation import finite_array, finite_number, one_of

SETTABLE = GIVEN + WEIGHT_NAMES
"""The 15 numbers a person can set: the input, the two memories, the twelve weights."""


def sweep(
    parameters: LSTMParameters,
    x: object,
    h_prev: object,
    c_prev: object,
    quantity: str,
    values: object,
    decimals: int | None = None,
    share_decimals: int | None = None,
) -> StepTrace:
    """Return one step per value of ``quantity``: each field has the shape of ``values``, (N,).

    Equations: those of :func:`lstm_core.unit.step`, or with ``decimals`` those of
    :func:`lstm_core.paper.paper_step`; the numbers are bit for bit those of a loop over it.
    Raises ValueError for an unknown quantity, values that are not a non-empty row of finite
    numbers, a larger unit, and as those two functions.
    """
    one_of("quantity", quantity, SETTABLE)
    grid = finite_array("values", values)
    if grid.ndim != 1 or not grid.size:
        raise ValueError(f"values has shape {grid.shape}; expected a row of at least one number")
    numbers = unit_numbers(parameters, x, h_prev, c_prev) | {quantity: grid}
    if decimals is None:
        if share_decimals is not None:
            raise ValueError(f"share_decimals is {share_decimals}; expected None unless decimals is given")
        results = scalar_unit(numbers, exact)
    else:
        share = None if share_decimals is None else rounding(share_decimals, "share_decimals")
        results = scalar_unit(numbers, rounding(decimals), share)
    given = {key: numbers[key] for key in GIVEN}
    return StepTrace.from_values(given | results, grid.shape)


def unit_numbers(
    parameters: LSTMParameters, x: object, h_prev: object, c_prev: object
) -> dict[str, FloatArray]:
    """Return the 15 settable numbers by name as 0-d arrays, in the order of SETTABLE.

    Raises ValueError for a larger unit and for numbers that are not finite.
    """
    given = {"x": x, "h_prev": h_prev, "c_prev": c_prev}
    numbers = {name: np.asarray(finite_number(name, value)) for name, value in given.items()}
    return numbers | scalar_numbers(parameters)
