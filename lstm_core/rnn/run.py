"""The plain recurrent unit, for contrast: one memory, one curve, and its own output fed back."""

from __future__ import annotations

import numpy as np

from lstm_core.cells.one_step import step_of
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.cells.trace import SequenceTrace, StepTrace
from lstm_core.cells.unroll import run_of
from lstm_core.kernels.rnn import rnn_forward, rnn_weights
from lstm_core.numbers.activations import FloatArray


def rnn_step(parameters: RNNParameters, x: object, h_prev: object) -> StepTrace:
    """Return one step, h = tanh(w_h·h_prev + w_x·x + b), with every intermediate value.

    Shapes: x (D,) or (B, D), h_prev (H,) or (B, H); the scalar unit takes plain numbers or arrays
    of any shapes that broadcast, element by element. Range: h in (−1, 1). Raises ValueError for
    NaN or infinity, for shapes that do not fit, and when the sum is too large for a float.
    Source: Elman (1990).

    >>> from lstm_core import RNNParameters, rnn_step
    >>> rnn_step(RNNParameters.scalar(w_h=0.5, w_x=1, b=0), x=1, h_prev=1).h.round(4)
    np.float64(0.9051)
    """
    return step_of(parameters, {"x": x, "h_prev": h_prev})


def run_rnn(parameters: RNNParameters, xs: object, h0: object = None) -> SequenceTrace:
    """Return the trace of a sequence, starting from memory ``h0`` (zero if None).

    Equations: those of :func:`rnn_step`, each step's h feeding the next. Shapes: ``xs`` (T, D)
    gives fields (T, H); (T, B, D) gives (T, B, H); (T,) is accepted for one input and gives (T,)
    for the scalar unit. ``h0`` has the shape of one step's memory, or one that broadcasts to it.
    Raises ValueError for an empty sequence, for shapes that do not fit, for NaN or infinity, and
    when a sum is too large for a float. Source: Elman (1990).

    >>> from lstm_core import RNNParameters, run_rnn
    >>> run_rnn(RNNParameters.scalar(w_h=0.5, w_x=1, b=0), [1, 0, 0]).h.round(3).tolist()
    [0.762, 0.363, 0.18]
    """
    return run_of(parameters, xs, {"h_prev": h0}, _layer)


def _layer(
    parameters: RNNParameters, inputs: FloatArray, starts: dict[str, FloatArray]
) -> dict[str, FloatArray]:
    z = np.empty((*inputs.shape[:-1], parameters.n_units))
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        h = np.asarray(rnn_forward(rnn_weights(parameters), inputs, starts["h_prev"], z).h)
    return {"x": inputs, "h_prev": h[:-1], "z": z, "h": h[1:]}
