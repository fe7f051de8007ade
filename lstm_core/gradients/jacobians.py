"""How a memory of long ago still counts at the end: products of derivatives along a sequence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.derivatives import array_slopes, step_back, transitions
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.numbers.activations import FloatArray

Rows = dict[str, dict[str, FloatArray]]


@dataclass(frozen=True, eq=False)
class JacobianProducts:
    """Derivatives of the last step T by each step t; entry t of (T, ...), read-only.

    ``rail`` (T, H): ∂c_T/∂c_t along the rail alone = f_{t+1} · … · f_T, 1 at t = T.
    ``c_c``, ``h_c``, ``c_h``, ``h_h`` (T, H, H): ∂c_T/∂c_t, ∂h_T/∂c_t, ∂c_T/∂h_t and ∂h_T/∂h_t
    with everything in between, row = unit at T, column = unit at t. A derivative by c_t takes
    its way through h_t with it; one by h_t holds c_t still.
    """

    rail: FloatArray
    c_c: FloatArray
    h_c: FloatArray
    c_h: FloatArray
    h_h: FloatArray

    def __post_init__(self) -> None:
        for array in (self.rail, self.c_c, self.h_c, self.c_h, self.h_h):
            array.setflags(write=False)


def jacobian_products(parameters: LSTMParameters, trace: SequenceTrace) -> JacobianProducts:
    """Return how the last memories depend on those of every step of one series (T,) or (T, D).

    Equations, per step: ∂c_t/∂c_{t−1} = diag(f), ∂c_t/∂h_{t−1} = Σ_k diag(∂c/∂z_k)·w_kh for
    k = f, i, g, ∂h_t/∂c_t = diag(o·tanh′(c)), ∂h_t/∂h_{t−1} = diag(tanh(c)·σ′(z_o))·w_oh +
    diag(∂h_t/∂c_t)·∂c_t/∂h_{t−1}; multiplied from T back to t. Slopes come from the sums, see
    :mod:`lstm_core.cells.derivatives`. Raises ValueError for a batch.

    >>> from lstm_core import LSTMParameters, jacobian_products, run
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> products = jacobian_products(unit, run(unit, [0, 0.5, 0.25, 1]))
    >>> products.c_c.shape
    (4, 1, 1)
    """
    units = parameters.n_units
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        by = step_jacobians(parameters, trace)
        c_c, c_h = _products(by, np.eye(units), np.zeros((units, units)))
        h_c, h_h = _products(by, np.zeros((units, units)), np.eye(units))
        rail = np.ones((len(trace), units))
        rail[:-1] = np.cumprod(by["c"]["c_prev"][:0:-1], axis=0)[::-1]
    return JacobianProducts(rail, c_c, h_c, c_h, h_h)


def step_jacobians(parameters: LSTMParameters | RNNParameters, trace: SequenceTrace) -> Rows:
    """Return every step's own derivatives of its carried results, by result and by what it depends on.

    Equations: :func:`lstm_core.cells.derivatives.transitions`. Shapes: (T, H) where a unit depends on its
    own number only, (T, H, H) by ``h_prev``, row = unit of the result. ``trace`` is of one series (T,) or
    (T, D) and these parameters. Raises ValueError for a batch.
    """
    units = parameters.n_units
    if trace.h.size != len(trace) * units:
        raise ValueError(
            f"trace has h of shape {trace.h.shape}; expected one series, ({len(trace)}, {units})"
        )
    cell, recurrent = trace.cell.after_sums, parameters.recurrent_weights
    values = {
        key: array.reshape(len(trace), units)
        for key, array in trace.as_dict().items()
        if key in cell.recorded or (key in cell.given and key != "x")
    }
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        rows = transitions(cell, array_slopes(cell, values), np.ones((len(trace), units)))
        found: Rows = {}
        for result, by in rows.items():
            through = [by[key][:, :, np.newaxis] * recurrent[key] for key in by if key in recurrent]
            own = {key: row for key, row in by.items() if key not in recurrent}
            found[result] = own | {"h_prev": np.sum(through, axis=0)}
    return found


def _products(by: Rows, by_c: FloatArray, by_h: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return one memory of T by every c_t and h_t, from its derivatives by c_T and h_T."""
    n_steps, units = by["c"]["c_prev"].shape
    all_c, all_h = np.empty((n_steps, units, units)), np.empty((n_steps, units, units))
    for t in range(n_steps - 1, -1, -1):

        def times(total: FloatArray, result: str, source: str, t: int = t) -> FloatArray:
            row = by[result][source][t]
            return np.asarray(total @ row if row.ndim == 2 else total * row)

        totals = step_back(by, {"c": by_c, "h": by_h}, times)
        all_c[t], all_h[t] = totals["c"], by_h
        by_c, by_h = totals["c_prev"], totals["h_prev"]
    return all_c, all_h
