"""Backpropagation through time for the plain recurrent unit, every factor of the chain rule on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.kernels.rnn import RNNTape, RNNWeights, rnn_backprop, rnn_weights
from lstm_core.numbers.activations import FloatArray, tanh_slope
from lstm_core.numbers.validation import finite_array

RNN_STEP_FIELDS = ("dh_loss", "dh_later", "dh", "dh_dz", "dz", "dh_prev")
"""The fields with a time axis, in the order in which the chain runs back through one step."""


@dataclass(frozen=True, eq=False)
class RNNGradientTrace:
    """Every derivative of a loss L on its way back through a sequence; all arrays are read-only.

    The fields of RNN_STEP_FIELDS have the shape of the trace's ``h``, one entry per step t; dv
    stands for ∂L/∂v with everything later taken into account. The rest are the chain's ends.
    """

    dh_loss: FloatArray
    """∂L/∂h_t directly, as given."""
    dh_later: FloatArray
    """w_hᵀ·dz of step t + 1: what the later steps say about this h; 0 at the last step."""
    dh: FloatArray
    """dh = dh_loss + dh_later."""
    dh_dz: FloatArray
    """Local slope ∂h/∂z = 1 − h², between 0 and 1."""
    dz: FloatArray
    """dz = dh · dh_dz."""
    dh_prev: FloatArray
    """∂L/∂h_{t−1} through this step = w_hᵀ·dz."""
    x: FloatArray
    """∂L/∂x_t = w_xᵀ·dz, the shape of the inputs."""
    h0: FloatArray
    """∂L/∂h_0 of the start memory: ``dh_prev`` of the first step."""
    parameters: RNNParameters
    """Summed over steps and batch: w_h Σ dz·h_{t−1}ᵀ, w_x Σ dz·xᵀ, b Σ dz."""
    terms: Mapping[str, FloatArray] | None
    """Scalar unit only: each step's term of those sums, by name, the shape of ``h``."""

    def __post_init__(self) -> None:
        arrays = [*self.as_dict().values(), self.x, self.h0, *(self.terms or {}).values()]
        for array in arrays:
            array.setflags(write=False)

    def as_dict(self) -> dict[str, FloatArray]:
        """Return the fields with a time axis, in the order of RNN_STEP_FIELDS."""
        return {key: getattr(self, key) for key in RNN_STEP_FIELDS}


def rnn_backward(parameters: RNNParameters, trace: SequenceTrace, dh: object) -> RNNGradientTrace:
    """Return the gradients of a loss whose direct slope at every h is ``dh``.

    Equations: those of the fields of :class:`RNNGradientTrace`, from the last step to the first.
    Shapes: ``dh`` that of ``trace.h``. ``parameters`` are those that ``trace`` was run with.
    Raises ValueError for other shapes, NaN or infinity, and gradients too large for a float.
    Source: Werbos (1990).
    """
    slopes_h = finite_array("dh", dh)
    if slopes_h.shape != trace.h.shape:
        raise ValueError(
            f"dh has shape {slopes_h.shape}; expected {trace.h.shape}, the shape of the memories"
        )
    _check_trace(parameters, trace)
    rows = (len(trace), -1, parameters.n_units)
    chain = np.concatenate([trace.h_prev[:1], trace.h]).reshape(len(trace) + 1, -1, parameters.n_units)
    tape = RNNTape(trace.x.reshape(len(trace), -1, parameters.n_inputs), chain)
    weights = rnn_weights(parameters)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        slopes = rnn_backprop(weights, tape, slopes_h.reshape(rows))
        _check_range(slopes.weights)
        dz = np.array(slopes.dz, dtype=np.float64).reshape(trace.h.shape)
        dh_prev = np.asarray(slopes.dz @ weights.w_h.T, dtype=np.float64).reshape(trace.h.shape)
    x = trace.x.reshape(trace.h.shape) if parameters.is_scalar else trace.x
    return RNNGradientTrace(
        dh_loss=slopes_h,
        # What one step sends back is what the step before it receives.
        dh_later=np.concatenate([dh_prev[1:], np.zeros_like(dh_prev[:1])]),
        dh=np.array(slopes.dh, dtype=np.float64).reshape(trace.h.shape),
        dh_dz=tanh_slope(trace.h),
        dz=dz,
        dh_prev=dh_prev,
        x=np.asarray(slopes.x, dtype=np.float64).reshape(trace.x.shape),
        h0=np.array(dh_prev[0]),
        parameters=_named(slopes.weights),
        terms=_terms(dz, trace.h_prev, x) if parameters.is_scalar else None,
    )


def rnn_jacobians(parameters: RNNParameters, trace: SequenceTrace) -> FloatArray:
    """Return ∂h_T/∂h_t for every step t of one series (T,) or (T, D), read-only.

    Equation: ∂h_t/∂h_{t−1} = diag(1 − h_t²)·w_h, multiplied from T back to t; the unit matrix at
    t = T. Shape: (T, H, H), row = unit at T, column = unit at t. Products beyond the range of a
    float become 0 or infinity; :mod:`lstm_core.gradients.flow` keeps them on a log axis. Raises
    ValueError for a batch. Source: Pascanu, Mikolov & Bengio (2013), equation 5.
    """
    _check_trace(parameters, trace)
    units = parameters.n_units
    if trace.h.size != len(trace) * units:
        raise ValueError(
            f"trace has h of shape {trace.h.shape}; expected one series, ({len(trace)}, {units})"
        )
    slopes = tanh_slope(trace.h).reshape(len(trace), units)
    found = np.empty((len(trace), units, units))
    found[-1] = np.eye(units)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        for t in range(len(trace) - 1, 0, -1):
            np.matmul(found[t] * slopes[t], parameters.w_h, out=found[t - 1])
    found.setflags(write=False)
    return found


def _check_trace(parameters: RNNParameters, trace: SequenceTrace) -> None:
    units, inputs = parameters.n_units, parameters.n_inputs
    if trace.h.size // len(trace) % units or trace.x.size * units != trace.h.size * inputs:
        raise ValueError(
            f"trace has x {trace.x.shape} and h {trace.h.shape}; expected a run of these parameters "
            f"with {inputs} inputs and {units} units"
        )


def _check_range(sums: RNNWeights) -> None:
    for name, array in zip(RNNWeights._fields, sums, strict=True):
        if not np.isfinite(array).all():
            raise ValueError(
                f"the gradient of {name} is too large to represent; "
                "expected a loss, inputs and weights whose products stay below about 1.8e308"
            )


def _named(sums: RNNWeights) -> RNNParameters:
    return RNNParameters(w_h=np.asarray(sums.w_h.T), w_x=np.asarray(sums.w_x.T), b=np.asarray(sums.b))


def _terms(dz: FloatArray, h_prev: FloatArray, x: FloatArray) -> Mapping[str, FloatArray]:
    return MappingProxyType(dict(zip(RNN_NUMBERS, (dz * h_prev, dz * x, np.array(dz)), strict=True)))
