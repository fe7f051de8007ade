"""The scalar recurrent unit over time for many values of one number."""

from __future__ import annotations

import numpy as np

from lstm_core.cells.evaluate import refuse_too_large
from lstm_core.cells.one_step import row_of_values
from lstm_core.cells.rnn import RNN, RNN_NUMBERS
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.cells.trace import Quantity, SweptSequence
from lstm_core.cells.unroll import series, step_asked_for, unroll
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_number, one_of


def sweep_rnn(
    parameters: RNNParameters, xs: object, h0: object, quantity: Quantity, values: object
) -> SweptSequence:
    """Return the scalar unit's sequence ``xs`` (T,) once per value of ``quantity``: fields (N, T).

    ``quantity`` is "w_h", "w_x", "b", "h0", or ("x", t) for the input of step t counted from 0.
    Equations: those of :func:`lstm_core.rnn.run.run_rnn`. Raises ValueError for an unknown quantity,
    values that are not a non-empty row of finite numbers, a larger unit, and as ``run_rnn``.
    """
    numbers: dict[str, float | FloatArray] = {**parameters.settable, "h0": finite_number("h0", h0)}
    days, grid = series(xs), row_of_values(values)
    inputs = np.repeat(days[:, np.newaxis], grid.size, axis=1)
    if isinstance(quantity, tuple | list):
        inputs[step_asked_for(quantity, days.size)] = grid
    else:
        numbers[one_of("quantity", quantity, (*RNN_NUMBERS, "h0", "('x', step)"))] = grid
    start = {"h_prev": numbers.pop("h0")}
    fields = unroll(RNN, numbers, {"x": inputs}, start, (grid.size,))
    refuse_too_large(fields, RNN.sums, time=True)
    return SweptSequence(RNN, {key: value.T for key, value in fields.items()}, quantity, grid)
