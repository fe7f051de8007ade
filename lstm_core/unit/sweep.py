"""One number of the scalar unit varied over a grid, everything else held still."""

from __future__ import annotations

from lstm_core.cells.lstm import cell_of
from lstm_core.cells.one_step import sweep_of
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import StepTrace
from lstm_core.words.variants import USUAL, CellVariant


def sweep(
    parameters: LSTMParameters,
    x: object,
    h_prev: object,
    c_prev: object,
    quantity: str,
    values: object,
    decimals: int | None = None,
    share_decimals: int | None = None,
    variant: CellVariant = USUAL,
) -> StepTrace:
    """Return one step per value of ``quantity``: each field has the shape of ``values``, (N,).

    ``quantity`` is one of the fifteen settings. Equations: those of :func:`lstm_core.unit.step.step` with that ``variant``,
    or with ``decimals`` those of :func:`lstm_core.unit.paper.paper_step`; the numbers are bit for bit
    those of a loop over it.
    Raises ValueError for an unknown quantity, values that are not a non-empty row of finite
    numbers, a larger unit, and as those two functions.

    >>> from lstm_core import LSTMParameters, sweep
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> sweep(unit, 1, 1, 2, "x", [-10, 0, 1]).f.round(4).tolist()
    [0.0, 0.9869, 0.9974]
    """
    given = {"x": x, "h_prev": h_prev, "c_prev": c_prev}
    return sweep_of(parameters, given, quantity, values, decimals, share_decimals, cell_of(variant))
