"""One step of the LSTM unit, with every intermediate value on record."""

from __future__ import annotations

from lstm_core.cells.lstm import cell_of
from lstm_core.cells.one_step import step_of
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import StepTrace
from lstm_core.words.variants import USUAL, CellVariant


def step(
    parameters: LSTMParameters, x: object, h_prev: object, c_prev: object, variant: CellVariant = USUAL
) -> StepTrace:
    """Return one step of the unit with every intermediate value.

    Equations: z = w_h·h_prev + w_x·x + b per block; f, i, o = σ(z), g = tanh(z_g),
    c = f·c_prev + i·g, h = o·tanh(c), or those of another ``variant``. Shapes: x (D,) or (B, D), memories (H,) or (B, H); the
    scalar unit takes plain numbers or arrays of any shapes that broadcast, element by element.
    Raises ValueError for NaN or infinity, for shapes that do not fit, and when a sum is too
    large for a float.
    Source: Hochreiter & Schmidhuber (1997); forget gate: Gers et al. (2000).

    >>> from lstm_core import LSTMParameters, step
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> trace = step(unit, x=1, h_prev=1, c_prev=2)
    >>> print(f"{trace.f:.3f} · 2 + {trace.added:.3f} = {trace.c:.5f}")
    0.997 · 2 + 0.953 = 2.94757
    """
    return step_of(parameters, {"x": x, "h_prev": h_prev, "c_prev": c_prev}, cell_of(variant))
