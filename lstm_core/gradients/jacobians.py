"""How a memory of long ago still counts at the end: products of derivatives along a sequence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.numbers.activations import FloatArray, sigmoid_slope, tanh_slope


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
    k = f, i, g, ∂h_t/∂c_t = diag(o·(1 − tanh²c)), ∂h_t/∂h_{t−1} = diag(tanh(c)·o(1 − o))·w_oh +
    diag(∂h_t/∂c_t)·∂c_t/∂h_{t−1}; multiplied from T back to t. Raises ValueError for a batch.
    """
    units = parameters.n_units
    if trace.h.size != len(trace) * units:
        raise ValueError(
            f"trace has h of shape {trace.h.shape}; expected one series, ({len(trace)}, {units})"
        )
    v = {
        key: getattr(trace, key).reshape(len(trace), units)
        for key in ("f", "i", "g", "o", "c_prev", "tanh_c")
    }
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        through = v["o"] * tanh_slope(v["tanh_c"])
        c_by_h = (
            _rows(v["c_prev"] * sigmoid_slope(v["f"]), parameters.forget.w_h)
            + _rows(v["g"] * sigmoid_slope(v["i"]), parameters.input.w_h)
            + _rows(v["i"] * tanh_slope(v["g"]), parameters.candidate.w_h)
        )
        h_by_h = _rows(v["tanh_c"] * sigmoid_slope(v["o"]), parameters.output.w_h)
        c_c, c_h = _products(np.eye(units), np.zeros((units, units)), v["f"], through, c_by_h, h_by_h)
        h_c, h_h = _products(np.zeros((units, units)), np.eye(units), v["f"], through, c_by_h, h_by_h)
        rail = np.ones((len(trace), units))
        rail[:-1] = np.cumprod(v["f"][:0:-1], axis=0)[::-1]
    return JacobianProducts(rail, c_c, h_c, c_h, h_h)


def _rows(slopes: FloatArray, weights: FloatArray) -> FloatArray:
    return slopes[:, :, np.newaxis] * weights


def _products(
    by_c: FloatArray,
    by_h: FloatArray,
    f: FloatArray,
    through: FloatArray,
    c_by_h: FloatArray,
    h_by_h: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Return one memory of T by every c_t and h_t, from its derivatives by c_T and h_T."""
    n_steps, units = f.shape
    all_c, all_h = np.empty((n_steps, units, units)), np.empty((n_steps, units, units))
    for t in range(n_steps - 1, -1, -1):
        total = by_c + by_h * through[t]  # on its own, and through the h of the same step
        all_c[t], all_h[t] = total, by_h
        by_c, by_h = total * f[t], total @ c_by_h[t] + by_h @ h_by_h[t]
    return all_c, all_h
