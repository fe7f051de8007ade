"""Arithmetic as done on paper: every result is rounded before it is used."""

from __future__ import annotations

from lstm_core.cells.lstm import cell_of
from lstm_core.cells.one_step import paper_of
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import StepTrace
from lstm_core.numbers.rounding import MAX_PAPER_DECIMALS, round_half_away
from lstm_core.words.variants import USUAL, CellVariant

__all__ = ["MAX_PAPER_DECIMALS", "paper_step", "round_half_away"]


def paper_step(
    parameters: LSTMParameters,
    x: object,
    h_prev: object,
    c_prev: object,
    decimals: int,
    share_decimals: int | None = None,
    variant: CellVariant = USUAL,
) -> StepTrace:
    """Return one step of the scalar unit, every result rounded before it is used.

    Equations: those of :func:`lstm_core.unit.step.step` with that ``variant``; each product, each sum (once, from its
    rounded products), each share and each memory is rounded half away from zero to ``decimals``
    places. Weights, inputs and memories are used as given. ``share_decimals`` rounds the three
    gate shares f, i and o to that many places instead, as when percentages are read off a curve.
    Shapes: plain numbers or arrays that broadcast. Raises ValueError unless decimals are whole
    numbers from 1 to 6, and as :func:`lstm_core.unit.step.step`.

    >>> from lstm_core import LSTMParameters, paper_step
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> print(paper_step(unit, x=1, h_prev=1, c_prev=2, decimals=2).c)
    2.96
    """
    given = {"x": x, "h_prev": h_prev, "c_prev": c_prev}
    return paper_of(parameters, given, decimals, share_decimals, cell_of(variant))
