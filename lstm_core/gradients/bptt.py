"""Backpropagation through time by hand, every factor of the chain rule on record.

Every field is one equation that a reader can check with a pencil. The fast kernel carries the totals
back through the steps; what lies between them follows from the cell's own equations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

import numpy as np

from lstm_core.cells.derivatives import array_slopes, chained
from lstm_core.cells.lstm import BLOCK_NAMES, STACK_ORDER
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.kernels.lstm import Tape, Weights, backprop, stacked_weights, unstacked
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array

STEP_FIELDS = (
    "dh_loss",
    "dh_later",
    "dh",
    "do",
    "dtanh_c",
    "dtanh_dc",
    "dc_squash",
    "dc_later",
    "dc",
    "df",
    "dc_prev",
    "di",
    "dg",
    "df_dz",
    "di_dz",
    "dg_dz",
    "do_dz",
    "dz_f",
    "dz_i",
    "dz_g",
    "dz_o",
    "dh_prev",
)
"""The fields with a time axis, in the order in which the chain runs back through one step."""


@dataclass(frozen=True, eq=False)
class GradientTrace:
    """Every derivative of a loss L on its way back through a sequence; all arrays are read-only.

    The fields of STEP_FIELDS have the shape of the trace's ``h``, one entry per step t; written
    dv for ∂L/∂v with everything later taken into account, and dy_dz for the local slope of one
    curve. The remaining fields are the ends of the chain.

    >>> from lstm_core import LSTMParameters, backward, run
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> gradients = backward(unit, run(unit, [0, 0.5]), [0, 1])
    >>> gradients.dh.round(4).tolist()
    [0.2538, 1.0]
    """

    dh_loss: FloatArray
    """∂L/∂h_t directly, as given: what the loss itself says about this step's h."""
    dh_later: FloatArray
    """Σ_k w_khᵀ·dz_k of step t + 1: what the later steps say about this h; 0 at the last step."""
    dh: FloatArray
    """dh = dh_loss + dh_later."""
    do: FloatArray
    """do = dh · tanh(c), from h = o·tanh(c)."""
    dtanh_c: FloatArray
    """∂L/∂tanh(c) = dh · o, from h = o·tanh(c)."""
    dtanh_dc: FloatArray
    """Local slope ∂tanh(c)/∂c = 1 − tanh²(c), between 0 and 1; from c itself, so that it is not 0 where tanh(c) is 1."""
    dc_squash: FloatArray
    """dtanh_c · dtanh_dc: what reaches c through this step's h."""
    dc_later: FloatArray
    """dc · f of step t + 1, along the rail; at the last step ``dc_last``."""
    dc: FloatArray
    """dc = dc_squash + dc_later."""
    df: FloatArray
    """df = dc · c_prev, from c = f·c_prev + i·g."""
    dc_prev: FloatArray
    """∂L/∂c_{t−1} = dc · f: no weight and no curve on the rail, only the forget gate."""
    di: FloatArray
    """di = dc · g, from c = f·c_prev + i·g."""
    dg: FloatArray
    """dg = dc · i, from c = f·c_prev + i·g."""
    df_dz: FloatArray
    """Local slope ∂f/∂z_f = f·(1 − f), at most 1/4."""
    di_dz: FloatArray
    """Local slope ∂i/∂z_i = i·(1 − i), at most 1/4."""
    dg_dz: FloatArray
    """Local slope ∂g/∂z_g = 1 − g², at most 1."""
    do_dz: FloatArray
    """Local slope ∂o/∂z_o = o·(1 − o), at most 1/4."""
    dz_f: FloatArray
    """dz_f = df · df_dz."""
    dz_i: FloatArray
    """dz_i = di · di_dz."""
    dz_g: FloatArray
    """dz_g = dg · dg_dz."""
    dz_o: FloatArray
    """dz_o = do · do_dz."""
    dh_prev: FloatArray
    """∂L/∂h_{t−1} through this step = w_fhᵀ·dz_f + w_ihᵀ·dz_i + w_ghᵀ·dz_g + w_ohᵀ·dz_o."""
    x: FloatArray
    """∂L/∂x_t = w_fxᵀ·dz_f + w_ixᵀ·dz_i + w_gxᵀ·dz_g + w_oxᵀ·dz_o, the shape of the inputs."""
    h0: FloatArray
    """∂L/∂h_0 of the start memory: ``dh_prev`` of the first step."""
    c0: FloatArray
    """∂L/∂c_0 of the start memory: ``dc_prev`` of the first step."""
    parameters: LSTMParameters
    """Per block k, summed over steps and batch: w_h Σ dz_k·h_{t−1}ᵀ, w_x Σ dz_k·xᵀ, b Σ dz_k."""
    terms: Mapping[str, FloatArray] | None
    """Scalar unit only: each step's term of those sums, by weight name, the shape of ``h``."""

    def __post_init__(self) -> None:
        arrays = [
            getattr(self, item.name) for item in fields(self) if item.name not in ("parameters", "terms")
        ]
        for array in [*arrays, *(self.terms or {}).values()]:
            array.setflags(write=False)

    def as_dict(self) -> dict[str, FloatArray]:
        """Return the fields with a time axis, in the order of STEP_FIELDS."""
        return {key: getattr(self, key) for key in STEP_FIELDS}


def backward(
    parameters: LSTMParameters, trace: SequenceTrace, dh: object, dc_last: object = None
) -> GradientTrace:
    """Return the gradients of a loss whose direct slope at every h is ``dh``.

    Equations: those of the fields of :class:`GradientTrace`, from the last step to the first.
    Shapes: ``dh`` that of ``trace.h``; ``dc_last``, the loss's direct slope at the last c (none
    if None), that of one step's memory. ``parameters`` are those that ``trace`` was run with.
    Raises ValueError for other shapes, NaN or infinity, and gradients too large for a float.
    Source: Werbos (1990); for the unit with a forget gate Graves & Schmidhuber (2005).

    >>> from lstm_core import LSTMParameters, backward, run
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> trace = run(unit, [0, 0.5, 0.25, 1])
    >>> gradients = backward(unit, trace, [0, 0, 0, 1])
    >>> round(gradients.parameters.settable["b_f"], 5)
    -0.03644
    """
    slopes_h = _shaped("dh", dh, trace.h.shape)
    slopes_c = None if dc_last is None else _shaped("dc_last", dc_last, trace.h.shape[1:])
    if trace.h.size // len(trace) % parameters.n_units or trace.x.size * parameters.n_units != (
        trace.h.size * parameters.n_inputs
    ):
        raise ValueError(
            f"trace has x {trace.x.shape} and h {trace.h.shape}; expected a run of these parameters "
            f"with {parameters.n_inputs} inputs and {parameters.n_units} units"
        )
    rows = (len(trace), -1, parameters.n_units)
    weights = stacked_weights(parameters)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        slopes = backprop(
            weights,
            trace.x.reshape(len(trace), -1, parameters.n_inputs),
            _tape(trace, parameters),
            slopes_h.reshape(rows),
            None if slopes_c is None else slopes_c.reshape(-1, parameters.n_units),
        )
        _check_range(slopes.weights)
        dh, dc = (np.array(total, np.float64).reshape(trace.h.shape) for total in (slopes.dh, slopes.dc))
        chain = _chain(trace, dh, dc, slopes_c)
        dh_prev = np.asarray(slopes.dz @ weights.w_h.T, dtype=np.float64).reshape(trace.h.shape)
        # What one step sends back is what the step before it receives.
        dh_later = np.concatenate([dh_prev[1:], np.zeros_like(dh_prev[:1])])
        terms = _terms(trace, chain) if parameters.is_scalar else None
    return GradientTrace(
        **chain,
        dh_loss=slopes_h,
        dh_later=dh_later,
        dh_prev=dh_prev,
        x=np.asarray(slopes.x, dtype=np.float64).reshape(trace.x.shape),
        h0=np.array(dh_prev[0]),
        c0=np.array(chain["dc_prev"][0]),
        parameters=unstacked(slopes.weights),
        terms=terms,
    )


def _chain(
    trace: SequenceTrace, dh: FloatArray, dc: FloatArray, dc_last: FloatArray | None
) -> dict[str, FloatArray]:
    """Return the factors between dh and the sums, all steps at once, from the totals at h and at c.

    What reaches c from the later steps is their c's total times their forget share; the rest follows
    from the equations' own derivatives (:mod:`lstm_core.cells.derivatives`).
    """
    later = np.zeros_like(dh)
    later[:-1] = dc[1:] * trace.f[1:]
    if dc_last is not None:
        later[-1] = dc_last
    cell = trace.cell.after_sums
    slopes = array_slopes(cell, trace.as_dict())
    totals = chained(cell, slopes, {"h": dh, "c": later})
    by_c = slopes["tanh_c"]["c"]
    return {
        "dh": dh,
        "do": totals["o"],
        "dtanh_c": totals["tanh_c"],
        "dtanh_dc": by_c,
        "dc_squash": totals["tanh_c"] * by_c,
        "dc_later": later,
        "dc": totals["c"],
        "df": totals["f"],
        "dc_prev": totals["c_prev"],
        "di": totals["i"],
        "dg": totals["g"],
        **{f"d{k}_dz": slopes[k][f"z_{k}"] for k in BLOCK_NAMES},
        **{f"dz_{k}": totals[f"z_{k}"] for k in BLOCK_NAMES},
    }


def _shaped(name: str, value: object, shape: tuple[int, ...]) -> FloatArray:
    array = finite_array(name, value)
    if array.shape != shape:
        raise ValueError(
            f"{name} has shape {array.shape}; expected {shape}, the shape of the memory it belongs to"
        )
    return array


def _tape(trace: SequenceTrace, parameters: LSTMParameters) -> Tape:
    rows = (len(trace), -1, parameters.n_units)
    parts = {key: np.asarray(getattr(trace, key)).reshape(rows) for key in ("i", "f", "o", "g", "tanh_c")}
    chains = {
        k: np.concatenate([getattr(trace, f"{k}_prev")[:1], getattr(trace, k)]).reshape(
            len(trace) + 1, *parts["i"].shape[1:]
        )
        for k in "hc"
    }
    return Tape(
        act=np.concatenate([parts[k] for k in STACK_ORDER], axis=-1),
        tanh_c=parts["tanh_c"],
        h=chains["h"],
        c=chains["c"],
    )


def _terms(trace: SequenceTrace, chain: dict[str, FloatArray]) -> Mapping[str, FloatArray]:
    x = trace.x.reshape(trace.h.shape)
    terms: dict[str, FloatArray] = {}
    for k in BLOCK_NAMES:
        dz = chain[f"dz_{k}"]
        terms |= {f"w_{k}h": dz * trace.h_prev, f"w_{k}x": dz * x, f"b_{k}": np.array(dz)}
    return MappingProxyType(terms)


def _check_range(sums: Weights) -> None:
    for name, array in zip(("w_h", "w_x", "b"), (sums.w_h, sums.w_x, sums.b), strict=True):
        if not np.isfinite(array).all():
            raise ValueError(
                f"the gradient of {name} is too large to represent; "
                "expected a loss, inputs and memories whose products stay below about 1.8e308"
            )
