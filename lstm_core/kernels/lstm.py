"""The layer's arithmetic without the page's record: what training runs thousands of times.

One forward and one backward pass over arrays (T, B, ·) of float32 or float64, whichever comes
in. The last axis of ``act`` and of every sum holds the blocks i, f, o, g side by side, as in
``LSTMParameters.stacked_w_h``. :func:`lstm_core.gradients.bptt.backward` uses the same backward pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.cells.evaluate import evaluate
from lstm_core.cells.lstm import STACK_ORDER, names_in_order
from lstm_core.cells.parameters import BlockWeights, LSTMParameters
from lstm_core.numbers.activations import AnyFloats, FloatArray, sigmoid_into


class Weights(NamedTuple):
    """Stacked weights: ``w_x`` (D, 4H), ``w_h`` (H, 4H), ``b`` (4H,), blocks in the order i, f, o, g."""

    w_x: AnyFloats
    w_h: AnyFloats
    b: AnyFloats


class Tape(NamedTuple):
    """What a backward pass needs of a forward pass; index 0 of ``h`` and ``c`` is the start.

    Shapes: ``act`` (T, B, 4H), ``tanh_c`` (T, B, H), ``h`` and ``c`` (T + 1, B, H).
    """

    act: AnyFloats
    tanh_c: AnyFloats
    h: AnyFloats
    c: AnyFloats


class ThroughTime(NamedTuple):
    """What comes back through the steps: ``dh``, ``dc`` (T, B, H), ``dz`` (T, B, 4H), ``h0``, ``c0`` (B, H)."""

    dh: AnyFloats
    dc: AnyFloats
    dz: AnyFloats
    h0: AnyFloats
    c0: AnyFloats


class Slopes(NamedTuple):
    """Gradients of a loss: per step ``dh``, ``dc`` (T, B, H) and ``dz`` (T, B, 4H), then the sums.

    ``dh`` and ``dc`` are totals: the loss at that step and everything that comes later.
    """

    dh: AnyFloats
    dc: AnyFloats
    dz: AnyFloats
    x: AnyFloats | None
    h0: AnyFloats
    c0: AnyFloats
    weights: Weights


def stacked_weights(parameters: LSTMParameters, dtype: npt.DTypeLike = np.float64) -> Weights:
    """Return the layer's weights in the engine's stacking, as ``dtype`` (float32 or float64)."""
    return Weights(
        *(
            np.ascontiguousarray(array, dtype=dtype)
            for array in (parameters.stacked_w_x, parameters.stacked_w_h, parameters.stacked_b)
        )
    )


def unstacked(weights: Weights) -> LSTMParameters:
    """Return the four named blocks, the inverse of :func:`stacked_weights`."""
    units = weights.b.size // 4
    blocks: dict[str, BlockWeights] = {}
    for k, name in enumerate(names_in_order(STACK_ORDER)):
        cut = slice(k * units, (k + 1) * units)
        blocks[name] = BlockWeights(
            _doubles(weights.w_h[:, cut].T), _doubles(weights.w_x[:, cut].T), _doubles(weights.b[cut])
        )
    return LSTMParameters(**blocks)


def forward(
    weights: Weights, xs: AnyFloats, h0: AnyFloats | None = None, c0: AnyFloats | None = None
) -> Tape:
    """Return the pass over ``xs`` (T, B, D) from memories ``h0``, ``c0`` (B, H), zero if None.

    Equations: those of :func:`lstm_core.unit.step.step`. All four curves come from one call, by
    σ(z) = ½ + ½ tanh(z / 2), so a share is right to one rounding of 1, not of itself. Nothing
    is checked here: too large numbers give infinities, which the caller refuses.
    """
    n_steps, batch, n_inputs = xs.shape
    half = halved(weights)
    sums = np.empty((n_steps, batch, half.b.size), xs.dtype)
    np.matmul(xs.reshape(-1, n_inputs), half.w_x, out=sums.reshape(-1, half.b.size))
    sums += half.b
    return unroll(half.w_h, sums, h0, c0)


def halved(weights: Weights) -> Weights:
    """Return the weights with the three gates' columns halved: σ(z) = ½ + ½ tanh(z / 2)."""
    half = np.ones(weights.b.size, weights.b.dtype)
    half[: weights.b.size // 4 * 3] = 0.5
    return Weights(weights.w_x * half, weights.w_h * half, weights.b * half)


def unroll(w_h: AnyFloats, sums: AnyFloats, h0: AnyFloats | None = None, c0: AnyFloats | None = None) -> Tape:
    """Return the pass whose input and bias parts are ``sums`` (T, B, 4H), which becomes the tape's ``act``.

    ``w_h`` and ``sums`` are those of :func:`halved` weights.
    """
    n_steps, batch, _ = sums.shape
    units, dtype = w_h.shape[0], sums.dtype
    tape = Tape(
        act=sums,
        tanh_c=np.empty((n_steps, batch, units), dtype),
        h=np.zeros((n_steps + 1, batch, units), dtype),
        c=np.zeros((n_steps + 1, batch, units), dtype),
    )
    if h0 is not None:
        tape.h[0] = h0
    if c0 is not None:
        tape.c[0] = c0
    half, tanh, add, multiply = dtype.type(0.5), np.tanh, np.add, np.multiply

    def squash(
        z: AnyFloats, _zs: AnyFloats, _zg: AnyFloats, act: AnyFloats, gates: AnyFloats, _g: AnyFloats
    ) -> None:
        tanh(z, out=act)
        multiply(gates, half, out=gates)
        add(gates, half, out=gates)

    _recur(w_h, sums, tape, squash)
    return tape


Squash = Callable[[AnyFloats, AnyFloats, AnyFloats, AnyFloats, AnyFloats, AnyFloats], None]
"""Writes one step's curves: its sums z, those of the gates and the candidate, then where the three go."""


def _recur(w_h: AnyFloats, z: AnyFloats, tape: Tape, squash: Squash) -> None:
    """Fill the tape step by step; ``z`` (T, …, 4H) comes in without, and goes out with, the recurrent part.

    ``z`` and the tape's ``act`` may be the same memory.
    """
    units, act = w_h.shape[0], tape.act
    dot, add, multiply, tanh = np.dot, np.add, np.multiply, np.tanh
    recurrent, added = np.empty_like(act[0]), np.empty_like(tape.tanh_c[0])
    gates, last = slice(0, 3 * units), slice(3 * units, 4 * units)
    i, f, o, g = (act[..., k * units : (k + 1) * units] for k in range(4))
    # All slices are cut once: inside the loop they would cost as much as the arithmetic of a small layer.
    sums = zip(z, z[..., gates], z[..., last], act, act[..., gates], strict=True)
    memories = zip(tape.h[:-1], tape.c[:-1], tape.tanh_c, tape.h[1:], tape.c[1:], strict=True)
    steps = zip(sums, i, f, o, g, memories, strict=True)
    for (z_t, z_gates, z_g, a_t, a_gates), i_t, f_t, o_t, g_t, (h_prev, c_prev, tanh_c, h, c) in steps:
        dot(h_prev, w_h, out=recurrent)
        add(z_t, recurrent, out=z_t)
        squash(z_t, z_gates, z_g, a_t, a_gates, g_t)
        multiply(f_t, c_prev, out=c)
        multiply(i_t, g_t, out=added)
        add(c, added, out=c)
        tanh(c, out=tanh_c)
        multiply(o_t, tanh_c, out=h)


def recorded_layer(
    parameters: LSTMParameters, inputs: FloatArray, starts: Mapping[str, FloatArray]
) -> dict[str, FloatArray]:
    """Return every field of a layer's run by registry key, (T, …, H); its single products are not kept.

    ``inputs`` (T, …, D), ``starts`` the two memories (…, H). The curves are those of the evaluator, and
    so are the numbers, but for the order in which a matrix product adds. Nothing is checked.
    """
    units, lead = parameters.n_units, inputs.shape[:-1]
    z = np.empty((*lead, 4 * units))
    tape = Tape(
        np.empty_like(z), np.empty((*lead, units)), *(np.empty((lead[0] + 1, *lead[1:], units)) for _ in "hc")
    )
    tape.h[0], tape.c[0] = starts["h_prev"], starts["c_prev"]
    scratch = np.empty((*lead[1:], 3 * units))

    def squash(
        _z: AnyFloats, z_gates: AnyFloats, z_g: AnyFloats, _act: AnyFloats, gates: AnyFloats, g: AnyFloats
    ) -> None:
        sigmoid_into(z_gates, gates, scratch)
        np.tanh(z_g, out=g)

    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        np.matmul(inputs.reshape(-1, inputs.shape[-1]), parameters.stacked_w_x, out=z.reshape(-1, 4 * units))
        z += parameters.stacked_b
        _recur(parameters.stacked_w_h, z, tape, squash)
        cut = {k: slice(n * units, (n + 1) * units) for n, k in enumerate(STACK_ORDER)}
        curves = {k: tape.act[..., cut[k]] for k in STACK_ORDER}
        sums = {f"z_{k}": z[..., cut[k]] for k in STACK_ORDER}
        given = {"x": inputs, "h_prev": tape.h[:-1], "c_prev": tape.c[:-1], **sums}
        made = {**curves, "c": tape.c[1:], "tanh_c": tape.tanh_c, "h": tape.h[1:]}
        # What no later step needs, the evaluator adds for all steps at once.
        return given | evaluate(parameters.cell.after_sums, given | made, rounded=None)


def backprop(
    weights: Weights,
    xs: AnyFloats,
    tape: Tape,
    dh: AnyFloats,
    dc_last: AnyFloats | None = None,
    inputs: bool = True,
) -> Slopes:
    """Return every gradient of a loss whose direct slopes are ``dh`` (T, B, H) and ``dc_last`` (B, H).

    Equations: those of :func:`through_time`; weights collect dz·h_{t−1}, dz·x and dz over all steps
    and the batch. ``inputs=False`` leaves the gradient of the inputs out.
    """
    back = through_time(weights.w_h, tape, dh, dc_last)
    flat = back.dz.reshape(-1, back.dz.shape[-1])
    rows = xs.reshape(len(flat), -1)
    sums = Weights(
        w_x=rows.T @ flat,
        w_h=recurrent_slopes(tape, flat),
        b=np.ones(len(flat), flat.dtype) @ flat,
    )
    x = (flat @ weights.w_x.T).reshape(xs.shape) if inputs else None
    return Slopes(back.dh, back.dc, back.dz, x, back.h0, back.c0, sums)


def recurrent_slopes(tape: Tape, dz: AnyFloats) -> AnyFloats:
    """Return ∂L/∂w_h (H, 4H): dz_tᵀ·h_{t−1} over all steps and the batch; ``dz`` is (T·B, 4H)."""
    return tape.h[:-1].reshape(len(dz), -1).T @ dz


def through_time(w_h: AnyFloats, tape: Tape, dh: AnyFloats, dc_last: AnyFloats | None = None) -> ThroughTime:
    """Carry the direct slopes ``dh`` (T, B, H) and ``dc_last`` (B, H) of a loss back through the steps.

    Equations, from the last step t back to the first:
    dh_t = ∂L/∂h_t + w_hᵀ·dz_{t+1}; dc_t = dh_t·o_t·(1 − tanh²c_t) + f_{t+1}·dc_{t+1};
    dz_i = dc·g·i(1 − i), dz_f = dc·c_{t−1}·f(1 − f), dz_o = dh·tanh(c)·o(1 − o),
    dz_g = dc·i·(1 − g²).
    Source: Graves & Schmidhuber (2005), full backpropagation through time.
    """
    n_steps, _, units = dh.shape
    dz = np.empty_like(tape.act)
    total_h, total_c = np.empty_like(tape.tanh_c), np.empty_like(tape.tanh_c)
    dh_next, dc_next = np.zeros_like(tape.h[0]), np.zeros_like(tape.h[0])
    if dc_last is not None:
        dc_next += dc_last
    w_back = np.ascontiguousarray(w_h.T)
    spare = np.empty_like(dc_next)
    for t in range(n_steps - 1, -1, -1):
        act, dh_t, dc_t = tape.act[t], total_h[t], total_c[t]
        np.add(dh[t], dh_next, out=dh_t)
        _one_minus_square(tape.tanh_c[t], spare)
        np.multiply(spare, act[:, 2 * units : 3 * units], out=spare)
        np.multiply(spare, dh_t, out=spare)
        np.add(spare, dc_next, out=dc_t)
        _sum_slopes(act, tape.c[t], tape.tanh_c[t], dh_t, dc_t, dz[t], spare)
        np.multiply(dc_t, act[:, units : 2 * units], out=dc_next)
        np.dot(dz[t], w_back, out=dh_next)
    return ThroughTime(total_h, total_c, dz, dh_next, dc_next)


def _sum_slopes(
    act: AnyFloats,
    c_prev: AnyFloats,
    tanh_c: AnyFloats,
    dh: AnyFloats,
    dc: AnyFloats,
    dz: AnyFloats,
    spare: AnyFloats,
) -> None:
    """Write one step's dz (B, 4H): the block's own slope × its partner × dc, or × dh for o."""
    units = dh.shape[-1]
    i, f, o, g = (dz[:, k * units : (k + 1) * units] for k in range(4))
    candidate = act[:, 3 * units :]
    np.multiply(act, act, out=dz)
    np.subtract(act, dz, out=dz)  # a(1 − a), the slope of the three gates
    for gate, partner, slope in ((i, candidate, dc), (f, c_prev, dc), (o, tanh_c, dh)):
        np.multiply(gate, partner, out=gate)
        np.multiply(gate, slope, out=gate)
    _one_minus_square(candidate, spare)
    np.multiply(spare, act[:, :units], out=spare)
    np.multiply(spare, dc, out=g)


def _one_minus_square(a: AnyFloats, out: AnyFloats) -> None:
    np.multiply(a, a, out=out)
    np.subtract(1, out, out=out)


def _doubles(array: AnyFloats) -> FloatArray:
    return np.asarray(array, dtype=np.float64)
