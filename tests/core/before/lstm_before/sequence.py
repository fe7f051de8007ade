"""A whole sequence through the LSTM, every intermediate value of every step on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray, sigmoid_into
from tests.core.before.lstm_before.arithmetic import exact, too_large
from tests.core.before.lstm_before.parameters import LSTMParameters
from tests.core.before.lstm_before.unit import StepTrace, Trace, scalar_numbers
from tests.core.before.lstm_before.validation import finite_array, shown


@dataclass(frozen=True, eq=False)
class SequenceTrace(Trace):
    """Every value of every step: the fields of StepTrace with a leading time axis."""

    def __len__(self) -> int:
        """Return T, the number of steps."""
        return int(self.x.shape[0])

    def at(self, t: int) -> StepTrace:
        """Return step ``t``, counted from 0; a negative ``t`` counts from the end.

        Raises IndexError outside the sequence.
        """
        if not isinstance(t, int | np.integer) or not -len(self) <= t < len(self):
            raise IndexError(f"t is {shown(t)}; expected a step from 0 to {len(self) - 1}")
        return StepTrace(**{key: np.asarray(value[t]) for key, value in self.as_dict().items()})


class _Arrays(NamedTuple):
    """The whole sequence, allocated once; the last axis of z and act holds i, f, o, g."""

    z: FloatArray
    act: FloatArray
    kept: FloatArray
    added: FloatArray
    tanh_c: FloatArray
    h: FloatArray
    c: FloatArray


def run(parameters: LSTMParameters, xs: object, h0: object = None, c0: object = None) -> SequenceTrace:
    """Return the trace of a sequence, starting from memories ``h0`` and ``c0`` (zero if None).

    Equations: those of :func:`lstm_core.unit.step`, each step's h and c feeding the next.
    Shapes: ``xs`` (T, D) gives fields (T, H); (T, B, D) gives (T, B, H); (T,) is accepted for
    one input and gives (T,) for the scalar unit. ``h0`` and ``c0`` have the shape of one step's
    memory, or one that broadcasts to it. Raises ValueError for an empty sequence, for shapes
    that do not fit, for NaN or infinity, and when a sum is too large for a float.
    Source: Hochreiter & Schmidhuber (1997); forget gate: Gers et al. (2000).
    """
    inputs = finite_array("xs", xs)
    _check_inputs(inputs, parameters.n_inputs)
    units = parameters.n_units
    if inputs.ndim == 1 and not parameters.is_scalar:
        inputs = inputs[:, np.newaxis]
    shape = inputs.shape if inputs.ndim == 1 else (*inputs.shape[:-1], units)
    n_steps, batch = shape[0], shape[1:-1]
    rows = (*batch, units)
    arrays = _allocate(n_steps, rows)
    arrays.h[0] = _start("h0", h0, shape[1:]).reshape(rows)
    arrays.c[0] = _start("c0", c0, shape[1:]).reshape(rows)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        flat = inputs.reshape(-1, parameters.n_inputs)
        np.matmul(flat, parameters.stacked_w_x, out=arrays.z.reshape(-1, 4 * units))
        _recur(parameters, arrays)
        fields = _fields(arrays, units)
        _check_sums(fields)
        given = {"x": inputs} | {key: value.reshape(shape) for key, value in fields.items()}
        if parameters.is_scalar:
            given |= _scalar_products(parameters, given)
    for array in arrays:
        array.setflags(write=False)  # the fields are views: their memory must be closed as well
    return SequenceTrace(**given)


def _check_inputs(xs: FloatArray, n_inputs: int) -> None:
    expected = f"(steps, {n_inputs}) or (steps, batch, {n_inputs})"
    if n_inputs == 1:
        expected = "(steps,), " + expected
    fits = (xs.ndim == 1 and n_inputs == 1) or (xs.ndim in (2, 3) and xs.shape[-1] == n_inputs)
    if not xs.size:
        raise ValueError(f"xs is empty with shape {xs.shape}; expected at least one step of shape {expected}")
    if not fits:
        raise ValueError(f"xs has shape {xs.shape}; expected {expected}")


def _start(name: str, value: object, shape: tuple[int, ...]) -> FloatArray:
    if value is None:
        return np.zeros(shape)
    start = finite_array(name, value)
    # A one-step sequence of the scalar unit may also bring its memory as one number in a row.
    if start.size == 1 and not shape:
        return start.reshape(())
    try:
        return np.broadcast_to(start, shape)
    except ValueError:
        raise ValueError(f"{name} has shape {start.shape}; expected {shape}") from None


def _allocate(n_steps: int, rows: tuple[int, ...]) -> _Arrays:
    wide = (n_steps, *rows[:-1], 4 * rows[-1])
    one = (n_steps, *rows)
    # One slot more than steps: h[:-1] is then h_prev and h[1:] is h, with nothing copied.
    chain = (n_steps + 1, *rows)
    return _Arrays(
        z=np.empty(wide),
        act=np.empty(wide),
        kept=np.empty(one),
        added=np.empty(one),
        tanh_c=np.empty(one),
        h=np.empty(chain),
        c=np.empty(chain),
    )


def _recur(parameters: LSTMParameters, arrays: _Arrays) -> None:
    """Fill the arrays step by step; ``z`` comes in holding the input's part of each sum."""
    units, w_h, b = parameters.n_units, parameters.stacked_w_h, parameters.stacked_b
    dot, add, multiply, tanh = np.dot, np.add, np.multiply, np.tanh
    # The scalar unit adds its bias last, as a person does and as a single step does, so that
    # both give the same bits; for larger units one addition up front saves one per step.
    bias_last = parameters.is_scalar
    if not bias_last:
        arrays.z[...] += b
    recurrent = np.empty(arrays.z.shape[1:])
    scratch = np.empty((*arrays.h.shape[1:-1], 3 * units))
    z, act, c = arrays.z, arrays.act, arrays.c
    gates = slice(0, 3 * units)
    i, f, o, g = (act[..., k * units : (k + 1) * units] for k in range(4))
    rows = zip(
        z,
        z[..., gates],
        z[..., 3 * units :],
        act[..., gates],
        i,
        f,
        o,
        g,
        arrays.kept,
        arrays.added,
        arrays.tanh_c,
        arrays.h[:-1],
        c[:-1],
        arrays.h[1:],
        c[1:],
        strict=True,
    )
    for z_t, z_gates, z_g, a_gates, i_t, f_t, o_t, g_t, kept, added, tanh_c, h0, c0, h, c1 in rows:
        dot(h0, w_h, out=recurrent)
        add(recurrent, z_t, out=z_t)
        if bias_last:
            add(z_t, b, out=z_t)
        sigmoid_into(z_gates, a_gates, scratch)
        tanh(z_g, out=g_t)
        multiply(f_t, c0, out=kept)
        multiply(i_t, g_t, out=added)
        add(kept, added, out=c1)
        tanh(c1, out=tanh_c)
        multiply(o_t, tanh_c, out=h)


def _fields(arrays: _Arrays, units: int) -> dict[str, FloatArray]:
    cuts = {k: slice(n * units, (n + 1) * units) for n, k in enumerate("ifog")}
    sums = {f"z_{k}": arrays.z[..., cuts[k]] for k in "figo"}
    curves = {k: arrays.act[..., cuts[k]] for k in "figo"}
    return {
        "h_prev": arrays.h[:-1],
        "c_prev": arrays.c[:-1],
        **sums,
        **curves,
        "kept": arrays.kept,
        "added": arrays.added,
        "c": arrays.c[1:],
        "tanh_c": arrays.tanh_c,
        "h": arrays.h[1:],
    }


def _check_sums(fields: dict[str, FloatArray]) -> None:
    sums = {key: fields[key] for key in ("z_f", "z_i", "z_g", "z_o")}
    first = {
        key: int(np.argwhere(~np.isfinite(value))[0][0])
        for key, value in sums.items()
        if not np.isfinite(value).all()
    }
    if first:
        key = min(first, key=lambda name: first[name])
        raise too_large(key, f" at step {first[key]}")


def _scalar_products(parameters: LSTMParameters, given: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the single products and, as in a single step, no negative zeros anywhere."""
    numbers = scalar_numbers(parameters)
    plain = {key: exact(value) for key, value in given.items() if key not in ("x", "h_prev", "c_prev")}
    products = {f"p_{k}h": exact(numbers[f"w_{k}h"] * given["h_prev"]) for k in "figo"}
    products |= {f"p_{k}x": exact(numbers[f"w_{k}x"] * given["x"]) for k in "figo"}
    return plain | products
