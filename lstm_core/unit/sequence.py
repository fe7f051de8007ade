"""A whole sequence through the LSTM, every intermediate value of every step on record."""

from __future__ import annotations

from functools import partial

from lstm_core.cells.lstm import cell_of
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.cells.unroll import run_of, unroll_layer
from lstm_core.kernels.lstm import recorded_layer
from lstm_core.words.variants import USUAL, CellVariant


def run(
    parameters: LSTMParameters,
    xs: object,
    h0: object = None,
    c0: object = None,
    variant: CellVariant = USUAL,
) -> SequenceTrace:
    """Return the trace of a sequence, starting from memories ``h0`` and ``c0`` (zero if None).

    Equations: those of :func:`lstm_core.unit.step.step` with that ``variant``, each step's h and c feeding the next.
    Shapes: ``xs`` (T, D) gives fields (T, H); (T, B, D) gives (T, B, H); (T,) is accepted for
    one input and gives (T,) for the scalar unit. ``h0`` and ``c0`` have the shape of one step's
    memory, or one that broadcasts to it. Raises ValueError for an empty sequence, for shapes
    that do not fit, for NaN or infinity, and when a sum is too large for a float.
    Source: Hochreiter & Schmidhuber (1997); forget gate: Gers et al. (2000).

    >>> from lstm_core import LSTMParameters, run
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> run(unit, [0, 0.5, 0.25, 1]).c.round(4).tolist()
    [-0.2012, -0.2022, -0.3246, 0.0153]
    """
    cell = cell_of(variant)
    # The fast kernel knows the usual curves only.
    layer = recorded_layer if variant.is_usual else partial(unroll_layer, cell=cell)
    return run_of(parameters, xs, {"h_prev": h0, "c_prev": c0}, layer, cell)
