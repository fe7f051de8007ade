"""One step of the LSTM unit, with every intermediate value on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray, sigmoid, tanh
from tests.core.before.lstm_before.arithmetic import RECORDED, scalar_unit, too_large
from tests.core.before.lstm_before.parameters import WEIGHT_NAMES, LSTMParameters
from tests.core.before.lstm_before.validation import finite_array

__all__ = ["GIVEN", "RECORDED", "StepTrace", "step"]

GIVEN = ("x", "h_prev", "c_prev")
"""What a step starts from."""


@dataclass(frozen=True, eq=False)
class Trace:
    """The recorded quantities shared by a step and a sequence; all arrays are read-only.

    ``z_k`` is the sum in front of a curve; ``f``, ``i``, ``o`` are shares in (0, 1), ``g``,
    ``tanh_c`` and ``h`` lie in (-1, 1); ``kept`` = f·c_prev, ``added`` = i·g and
    ``c`` = kept + added. The single products ``p_kh`` = w_kh·h_prev and ``p_kx`` = w_kx·x
    exist for the scalar unit only and are None otherwise.
    """

    x: FloatArray
    h_prev: FloatArray
    c_prev: FloatArray
    z_f: FloatArray
    f: FloatArray
    kept: FloatArray
    z_i: FloatArray
    i: FloatArray
    z_g: FloatArray
    g: FloatArray
    added: FloatArray
    c: FloatArray
    z_o: FloatArray
    o: FloatArray
    tanh_c: FloatArray
    h: FloatArray
    p_fh: FloatArray | None = None
    p_fx: FloatArray | None = None
    p_ih: FloatArray | None = None
    p_ix: FloatArray | None = None
    p_gh: FloatArray | None = None
    p_gx: FloatArray | None = None
    p_oh: FloatArray | None = None
    p_ox: FloatArray | None = None

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if value is not None:
                value.setflags(write=False)

    def as_dict(self) -> dict[str, FloatArray]:
        """Return the recorded fields: what was given, then results in the order they arise."""
        return {key: value for key in GIVEN + RECORDED if (value := getattr(self, key)) is not None}


@dataclass(frozen=True, eq=False)
class StepTrace(Trace):
    """Every value of one step.

    Shapes: 0-d for the scalar unit on plain numbers, or the common shape of the arrays given;
    x (D,) and the rest (H,), or x (B, D) and the rest (B, H), for larger units.
    """

    @classmethod
    def from_values(cls, values: Mapping[str, FloatArray], shape: tuple[int, ...]) -> StepTrace:
        """Return a trace of own arrays, each broadcast to the full ``shape``."""
        return cls(
            **{key: np.array(np.broadcast_to(value, shape), order="C") for key, value in values.items()}
        )


def step(parameters: LSTMParameters, x: object, h_prev: object, c_prev: object) -> StepTrace:
    """Return one step of the unit with every intermediate value.

    Equations: z = w_h·h_prev + w_x·x + b per block; f, i, o = σ(z), g = tanh(z_g),
    c = f·c_prev + i·g, h = o·tanh(c). Shapes: x (D,) or (B, D), memories (H,) or (B, H); the
    scalar unit takes plain numbers or arrays of any shapes that broadcast, element by element.
    Raises ValueError for NaN or infinity, for shapes that do not fit, and when a sum is too
    large for a float.
    Source: Hochreiter & Schmidhuber (1997); forget gate: Gers et al. (2000).
    """
    given = {
        "x": finite_array("x", x),
        "h_prev": finite_array("h_prev", h_prev),
        "c_prev": finite_array("c_prev", c_prev),
    }
    if parameters.is_scalar:
        shape = common_shape(given)
        results = scalar_unit(given | scalar_numbers(parameters))
        return StepTrace.from_values(given | results, shape)
    return _vector_step(parameters, given)


def scalar_numbers(parameters: LSTMParameters) -> dict[str, FloatArray]:
    """Return the twelve numbers of the scalar unit as 0-d arrays. Raises ValueError otherwise."""
    settable = parameters.settable
    return {name: np.asarray(settable[name]) for name in WEIGHT_NAMES}


def common_shape(arrays: Mapping[str, FloatArray]) -> tuple[int, ...]:
    """Return the shape to which all arrays broadcast. Raises ValueError naming the shapes."""
    for name, array in arrays.items():
        if not array.size:
            raise ValueError(f"{name} has shape {array.shape}; expected at least one number")
    try:
        return np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise ValueError(
            f"the shapes do not fit together: {shapes}; expected equal shapes or plain numbers"
        ) from None


def _vector_step(parameters: LSTMParameters, given: dict[str, FloatArray]) -> StepTrace:
    widths = {"x": parameters.n_inputs, "h_prev": parameters.n_units, "c_prev": parameters.n_units}
    for name, width in widths.items():
        if given[name].ndim not in (1, 2) or given[name].shape[-1] != width:
            raise ValueError(f"{name} has shape {given[name].shape}; expected ({width},) or (batch, {width})")
    batch = common_shape({name: array[..., 0] for name, array in given.items()})
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        z = given["h_prev"] @ parameters.stacked_w_h + given["x"] @ parameters.stacked_w_x
        z = np.broadcast_to(z + parameters.stacked_b, (*batch, z.shape[-1]))
        values = {f"z_{k}": part for k, part in zip("ifog", np.split(z, 4, axis=-1), strict=True)}
        for key in ("z_f", "z_i", "z_g", "z_o"):
            if not np.isfinite(values[key]).all():
                raise too_large(key)
        values |= {k: sigmoid(values[f"z_{k}"]) for k in "fio"}
        values["g"] = tanh(values["z_g"])
        values["kept"] = values["f"] * given["c_prev"]
        values["added"] = values["i"] * values["g"]
        values["c"] = values["kept"] + values["added"]
        values["tanh_c"] = tanh(values["c"])
        values["h"] = values["o"] * values["tanh_c"]
    x = np.array(np.broadcast_to(given["x"], (*batch, widths["x"])), order="C")
    rest = {"h_prev": given["h_prev"], "c_prev": given["c_prev"]} | values
    shape = (*batch, parameters.n_units)
    return StepTrace(
        x=x, **{key: np.array(np.broadcast_to(value, shape), order="C") for key, value in rest.items()}
    )
