"""The plain recurrent unit, for contrast: one memory, one curve, and its own output fed back."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray, tanh
from tests.core.before.lstm_before.arithmetic import exact, too_large
from tests.core.before.lstm_before.rnn_parameters import RNN_NUMBERS, RNNParameters
from tests.core.before.lstm_before.unit import common_shape
from tests.core.before.lstm_before.validation import finite_array, shown

__all__ = ["RNN_NUMBERS", "RNNParameters", "RNNStepTrace", "RNNTrace", "rnn_step", "run_rnn"]


@dataclass(frozen=True, eq=False)
class RNNValues:
    """What a step or a sequence records; all arrays are read-only.

    ``z`` = w_h·h_prev + w_x·x + b and ``h`` = tanh(z), in (−1, 1). The single products ``p_h`` =
    w_h·h_prev and ``p_x`` = w_x·x exist for the scalar unit only and are None otherwise.
    """

    x: FloatArray
    h_prev: FloatArray
    z: FloatArray
    h: FloatArray
    p_h: FloatArray | None = None
    p_x: FloatArray | None = None

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    def as_dict(self) -> dict[str, FloatArray]:
        """Return the recorded fields: what was given, then results in the order they arise."""
        keys = ("x", "h_prev", "p_h", "p_x", "z", "h")
        return {key: value for key in keys if (value := getattr(self, key)) is not None}


class RNNStepTrace(RNNValues):
    """Every value of one step; shapes as in :class:`lstm_core.unit.StepTrace`."""


class RNNTrace(RNNValues):
    """Every value of every step: the fields of RNNStepTrace with a leading time axis."""

    def __len__(self) -> int:
        """Return T, the number of steps."""
        return int(self.x.shape[0])

    def at(self, t: int) -> RNNStepTrace:
        """Return step ``t``, counted from 0; a negative ``t`` counts from the end.

        Raises IndexError outside the sequence.
        """
        if not isinstance(t, int | np.integer) or not -len(self) <= t < len(self):
            raise IndexError(f"t is {shown(t)}; expected a step from 0 to {len(self) - 1}")
        return RNNStepTrace(**{key: np.asarray(value[t]) for key, value in self.as_dict().items()})


def rnn_step(parameters: RNNParameters, x: object, h_prev: object) -> RNNStepTrace:
    """Return one step, h = tanh(w_h·h_prev + w_x·x + b), with every intermediate value.

    Shapes: x (D,) or (B, D), h_prev (H,) or (B, H); the scalar unit takes plain numbers or arrays
    of any shapes that broadcast, element by element. Range: h in (−1, 1). Raises ValueError for
    NaN or infinity, for shapes that do not fit, and when the sum is too large for a float.
    Source: Elman (1990).
    """
    given = {"x": finite_array("x", x), "h_prev": finite_array("h_prev", h_prev)}
    widths = {"x": parameters.n_inputs, "h_prev": parameters.n_units}
    if parameters.is_scalar:
        shape = common_shape(given)
        shapes = dict.fromkeys(("x", "h_prev", "p_h", "p_x", "z", "h"), shape)
    else:
        for name, width in widths.items():
            if given[name].ndim not in (1, 2) or given[name].shape[-1] != width:
                raise ValueError(
                    f"{name} has shape {given[name].shape}; expected ({width},) or (batch, {width})"
                )
        batch = common_shape({name: array[..., 0] for name, array in given.items()})
        shapes = {"x": (*batch, widths["x"])} | dict.fromkeys(
            ("h_prev", "z", "h"), (*batch, widths["h_prev"])
        )
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        values = given | _sum(parameters, given["x"], given["h_prev"])
        if not np.isfinite(values["z"]).all():
            raise too_large("z")
        values["h"] = tanh(values["z"])
    return RNNStepTrace(
        **{key: np.array(np.broadcast_to(values[key], shape), order="C") for key, shape in shapes.items()}
    )


def _sum(parameters: RNNParameters, x: FloatArray, h_prev: FloatArray) -> dict[str, FloatArray]:
    if not parameters.is_scalar:
        return {"z": h_prev @ parameters.w_h.T + x @ parameters.w_x.T + parameters.b}
    w_h, w_x, b = (np.asarray(value) for value in parameters.settable.values())
    p_h, p_x = exact(w_h * h_prev), exact(w_x * x)
    return {"p_h": p_h, "p_x": p_x, "z": exact((p_h + p_x) + b)}


def run_rnn(parameters: RNNParameters, xs: object, h0: object = None) -> RNNTrace:
    """Return the trace of a sequence, starting from memory ``h0`` (zero if None).

    Equations: those of :func:`rnn_step`, each step's h feeding the next. Shapes: ``xs`` (T, D)
    gives fields (T, H); (T, B, D) gives (T, B, H); (T,) is accepted for one input and gives (T,)
    for the scalar unit. ``h0`` has the shape of one step's memory, or one that broadcasts to it.
    Raises ValueError for an empty sequence, for shapes that do not fit, for NaN or infinity, and
    when a sum is too large for a float. Source: Elman (1990).
    """
    inputs = _inputs(finite_array("xs", xs), parameters)
    shape = inputs.shape if inputs.ndim == 1 else (*inputs.shape[:-1], parameters.n_units)
    chain = np.empty((shape[0] + 1, *shape[1:]))
    chain[0] = _start(h0, shape[1:])
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        fill = _scalar_chain if parameters.is_scalar else _chain
        found = fill(parameters, inputs, chain)
    if not np.isfinite(found["z"]).all():
        raise too_large("z", f" at step {int(np.argwhere(~np.isfinite(found['z']))[0][0])}")
    for array in (chain, *found.values()):
        array.setflags(write=False)  # the fields are views: their memory must be closed as well
    return RNNTrace(x=inputs, h_prev=chain[:-1], h=chain[1:], **found)


def _chain(parameters: RNNParameters, inputs: FloatArray, chain: FloatArray) -> dict[str, FloatArray]:
    """Fill ``chain`` with the memories and return the sums."""
    w_h = np.ascontiguousarray(parameters.w_h.T)
    z = np.asarray(inputs @ parameters.w_x.T + parameters.b)
    for t, row in enumerate(z):
        np.add(row, chain[t] @ w_h, out=row)
        np.tanh(row, out=chain[t + 1])
    return {"z": z}


def _scalar_chain(parameters: RNNParameters, inputs: FloatArray, chain: FloatArray) -> dict[str, FloatArray]:
    """Fill ``chain`` and return sums and products, added up in the order of a single step."""
    w_h, w_x, b = (np.asarray(value) for value in parameters.settable.values())
    p_x = exact(w_x * inputs)
    p_h, z = np.empty_like(p_x), np.empty_like(p_x)
    for t in range(len(z)):
        p_h[t] = exact(w_h * chain[t])
        z[t] = exact((p_h[t] + p_x[t]) + b)
        chain[t + 1] = np.tanh(z[t])
    return {"p_h": p_h, "p_x": p_x, "z": z}


def _inputs(xs: FloatArray, parameters: RNNParameters) -> FloatArray:
    width = parameters.n_inputs
    expected = f"(steps, {width}) or (steps, batch, {width})"
    if width == 1:
        expected = "(steps,), " + expected
    if not xs.size:
        raise ValueError(f"xs is empty with shape {xs.shape}; expected at least one step of shape {expected}")
    if not ((xs.ndim == 1 and width == 1) or (xs.ndim in (2, 3) and xs.shape[-1] == width)):
        raise ValueError(f"xs has shape {xs.shape}; expected {expected}")
    return xs if xs.ndim > 1 or parameters.is_scalar else xs[:, np.newaxis]


def _start(h0: object, shape: tuple[int, ...]) -> FloatArray:
    if h0 is None:
        return np.zeros(shape)
    start = finite_array("h0", h0)
    try:
        # A scalar sequence may also bring its memory as one number in a row.
        return start.reshape(()) if start.size == 1 and not shape else np.broadcast_to(start, shape)
    except ValueError:
        raise ValueError(f"h0 has shape {start.shape}; expected {shape}") from None
