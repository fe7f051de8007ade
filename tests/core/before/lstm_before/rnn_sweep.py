"""The scalar recurrent unit over time for many values of one number: one loop over the days."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray
from tests.core.before.lstm_before.arithmetic import too_large
from tests.core.before.lstm_before.rnn import RNNTrace, RNNValues
from tests.core.before.lstm_before.rnn_parameters import RNN_NUMBERS, RNNParameters
from tests.core.before.lstm_before.validation import finite_array, finite_number, one_of, refusal, shown

RNNQuantity = str | tuple[str, int]


@dataclass(frozen=True, eq=False)
class SweptRNN(RNNValues):
    """A whole sequence for each of N values of one number: every field has the shape (N, T)."""

    quantity: RNNQuantity = field(kw_only=True)
    values: FloatArray = field(kw_only=True)

    def __len__(self) -> int:
        """Return N, the number of values."""
        return int(self.values.size)

    def at(self, n: int) -> RNNTrace:
        """Return the sequence for value number ``n``. Raises IndexError outside the sweep."""
        if not isinstance(n, int | np.integer) or not -len(self) <= n < len(self):
            raise IndexError(f"n is {shown(n)}; expected a value from 0 to {len(self) - 1}")
        return RNNTrace(**{key: value[n] for key, value in self.as_dict().items()})


def sweep_rnn(
    parameters: RNNParameters, xs: object, h0: object, quantity: RNNQuantity, values: object
) -> SweptRNN:
    """Return the scalar unit's sequence ``xs`` (T,) once per value of ``quantity``: fields (N, T).

    ``quantity`` is "w_h", "w_x", "b", "h0", or ("x", t) for the input of step t counted from 0.
    Equations: those of :func:`lstm_core.rnn.run_rnn`. Raises ValueError for an unknown quantity,
    values that are not a non-empty row of finite numbers, a larger unit, and as ``run_rnn``.
    """
    numbers = {key: np.asarray(value) for key, value in parameters.settable.items()}
    numbers["h0"] = np.asarray(finite_number("h0", h0))
    days, grid = finite_array("xs", xs), finite_array("values", values)
    if days.ndim == 2 and days.shape[1] == 1:
        days = days[:, 0]
    if days.ndim != 1 or not days.size:
        raise ValueError(f"xs has shape {days.shape}; expected (steps,) with at least one step")
    if grid.ndim != 1 or not grid.size:
        raise ValueError(f"values has shape {grid.shape}; expected a row of at least one number")
    inputs = np.repeat(days[:, np.newaxis], grid.size, axis=1)
    if isinstance(quantity, tuple | list):
        inputs[_day(quantity, days.size)] = grid
    else:
        numbers[one_of("quantity", quantity, (*RNN_NUMBERS, "h0", "('x', step)"))] = grid
    return SweptRNN(**_unrolled(numbers, inputs), quantity=quantity, values=grid)


def _day(quantity: tuple[str, int] | list[object], n_steps: int) -> int:
    day = quantity[1] if len(quantity) == 2 and quantity[0] == "x" else None
    if not isinstance(day, int | np.integer) or isinstance(day, bool) or not 0 <= day < n_steps:
        raise refusal("quantity", quantity, f"('x', step) with a step from 0 to {n_steps - 1}")
    return int(day)


def _unrolled(numbers: dict[str, FloatArray], inputs: FloatArray) -> dict[str, FloatArray]:
    """Return every recorded field as an (N, T) view; ``inputs`` is (T, N)."""
    n_steps, n = inputs.shape
    chain = np.empty((n_steps + 1, n))
    chain[0] = numbers["h0"]
    p_h, z = np.empty((n_steps, n)), np.empty((n_steps, n))
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        p_x = numbers["w_x"] * inputs
        for t in range(n_steps):
            np.multiply(numbers["w_h"], chain[t], out=p_h[t])
            np.add(p_h[t], p_x[t], out=z[t])
            np.add(z[t], numbers["b"], out=z[t])
            np.tanh(z[t], out=chain[t + 1])
    if not np.isfinite(z).all():
        raise too_large("z", f" at step {int(np.argwhere(~np.isfinite(z))[0][0])}")
    for array in (p_h, p_x, z, chain[1:]):
        array += 0.0  # no negative zeros, as in a single step
    for array in (p_h, p_x, z, chain, inputs):
        array.setflags(write=False)
    found = {"x": inputs, "h_prev": chain[:-1], "p_h": p_h, "p_x": p_x, "z": z, "h": chain[1:]}
    return {key: value.T for key, value in found.items()}
