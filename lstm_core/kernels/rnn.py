"""The plain recurrent layer's arithmetic without the page's record: what training runs thousands of times.

One forward and one backward pass over arrays (T, B, ·) of float32 or float64, whichever comes in,
as :mod:`lstm_core.kernels.lstm` does for the LSTM.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.numbers.activations import AnyFloats


class RNNWeights(NamedTuple):
    """``w_x`` (D, H), ``w_h`` (H, H), ``b`` (H,): transposed, so that rows of a batch multiply from the left."""

    w_x: AnyFloats
    w_h: AnyFloats
    b: AnyFloats


class RNNTape(NamedTuple):
    """What a backward pass needs: ``xs`` (T, B, D) and ``h`` (T + 1, B, H), whose entry 0 is the start."""

    xs: AnyFloats
    h: AnyFloats


class RNNSlopes(NamedTuple):
    """Gradients of a loss: per step ``dh`` and ``dz`` (T, B, H), then the sums; ``dh`` is the total."""

    dh: AnyFloats
    dz: AnyFloats
    x: AnyFloats | None
    h0: AnyFloats
    weights: RNNWeights


def rnn_weights(parameters: RNNParameters, dtype: npt.DTypeLike = np.float64) -> RNNWeights:
    """Return the layer's weights as ``dtype`` (float32 or float64)."""
    arrays = (parameters.w_x.T, parameters.w_h.T, parameters.b)
    return RNNWeights(*(np.ascontiguousarray(array, dtype=dtype) for array in arrays))


def rnn_forward(
    weights: RNNWeights, xs: AnyFloats, h0: AnyFloats | None = None, sums: AnyFloats | None = None
) -> RNNTape:
    """Return the pass over ``xs`` (T, …, D) from memory ``h0`` (…, H), zero if None.

    ``sums`` (T, …, H), where given, keeps what goes into the curve.
    Equations: those of :func:`lstm_core.rnn.run.rnn_step`. Nothing is checked here: too large
    numbers give infinities, which the caller refuses.
    """
    n_steps, *batch, n_inputs = xs.shape
    units = weights.w_h.shape[0]
    h = np.zeros((n_steps + 1, *batch, units), xs.dtype)
    if h0 is not None:
        h[0] = h0
    z = h[1:] if sums is None else sums
    np.matmul(xs.reshape(-1, n_inputs), weights.w_x, out=z.reshape(-1, units))
    z += weights.b
    recurrent = np.empty_like(h[0])
    add, tanh, dot = np.add, np.tanh, np.dot
    for total, (before, after) in zip(z, pairwise(h), strict=True):
        dot(before, weights.w_h, out=recurrent)
        add(total, recurrent, out=total)
        tanh(total, out=after)
    return RNNTape(xs, h)


def rnn_backprop(weights: RNNWeights, tape: RNNTape, dh: AnyFloats, inputs: bool = True) -> RNNSlopes:
    """Return every gradient of a loss whose direct slopes are ``dh`` (T, B, H).

    Equations, from the last step t back to the first: dh_t = ∂L/∂h_t + w_hᵀ·dz_{t+1} and
    dz_t = dh_t·(1 − h_t²). Weights collect dz·h_{t−1}, dz·x and dz over all steps and the batch.
    ``inputs=False`` leaves the gradient of the inputs out. Source: Werbos (1990).
    """
    total = np.empty_like(tape.h[1:])
    dz = np.multiply(tape.h[1:], tape.h[1:])
    np.subtract(1, dz, out=dz)
    later = np.zeros_like(tape.h[0])
    w_back = np.ascontiguousarray(weights.w_h.T)
    add, multiply, dot = np.add, np.multiply, np.dot
    for t in range(len(dz) - 1, -1, -1):
        add(dh[t], later, out=total[t])
        multiply(dz[t], total[t], out=dz[t])
        dot(dz[t], w_back, out=later)
    flat = dz.reshape(-1, dz.shape[-1])
    rows = tape.xs.reshape(len(flat), -1)
    sums = RNNWeights(
        w_x=rows.T @ flat,
        w_h=tape.h[:-1].reshape(flat.shape).T @ flat,
        b=np.ones(len(flat), flat.dtype) @ flat,
    )
    x = (flat @ weights.w_x.T).reshape(tape.xs.shape) if inputs else None
    return RNNSlopes(total, dz, x, later, sums)
