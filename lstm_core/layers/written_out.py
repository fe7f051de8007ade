"""A layer's weighted sums written out: each cell of [h, x] times its weight, term by term."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import StepTrace
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array
from lstm_core.unit.step import step
from lstm_core.words.variants import USUAL, CellVariant


@dataclass(frozen=True, eq=False)
class WrittenOut:
    """One block: ``weights`` (H, H + D) beside ``bias`` (H,), and ``terms`` (H, H + D) = weights · [h, x]."""

    weights: FloatArray
    bias: FloatArray
    terms: FloatArray


@dataclass(frozen=True, eq=False)
class ManyUnits:
    """One step of a layer: its trace, the stacked vector [h, x] (H + D,) and its four blocks."""

    trace: StepTrace
    stacked: FloatArray
    blocks: dict[str, WrittenOut]


@dataclass(frozen=True, eq=False)
class UnitSum:
    """One unit's sum in one block: its row of weights on h (H,) and on x (D,), their products, and what comes of it.

    ``from_h`` and ``from_x`` are the two dot products; they and ``bias`` add up to ``z``, whose curve is ``value``.
    """

    w_h: FloatArray
    w_x: FloatArray
    of_h: FloatArray
    of_x: FloatArray
    from_h: float
    from_x: float
    bias: float
    z: float
    value: float


def written_out(
    parameters: LSTMParameters, x: object, h_prev: object, c_prev: object, variant: CellVariant = USUAL
) -> ManyUnits:
    """Return one step with every product of every sum; terms summed plus bias are the trace's z.

    Shapes: x (D,), memories (H,). Raises ValueError as :func:`lstm_core.unit.step.step`.
    """
    given, h, c = (
        np.atleast_1d(finite_array(name, row))
        for name, row in (("x", x), ("h_prev", h_prev), ("c_prev", c_prev))
    )
    return products_of(parameters, step(parameters, given, h, c, variant))


def products_of(parameters: LSTMParameters, trace: StepTrace) -> ManyUnits:
    """Return every product of a recorded step of one layer: x (D,), memories (H,)."""
    stacked = np.concatenate([np.atleast_1d(trace.h_prev), np.atleast_1d(trace.x)])
    blocks = {}
    for name, block in parameters.blocks.items():
        weights = np.concatenate([block.w_h, block.w_x], axis=1)
        blocks[name] = WrittenOut(weights, block.b, weights * stacked)
    return ManyUnits(trace, stacked, blocks)


def sums_of_unit(parameters: LSTMParameters, trace: StepTrace, unit: int) -> dict[str, UnitSum]:
    """Return by block one unit's sums at a recorded step, every product of them.

    Raises IndexError for a unit that does not exist.
    """
    if not 0 <= unit < parameters.n_units:
        raise IndexError(f"unit is {unit}; expected a unit from 0 to {parameters.n_units - 1}")
    h, x = np.atleast_1d(trace.h_prev), np.atleast_1d(trace.x)
    found = {}
    for name, block in parameters.blocks.items():
        letter = BLOCK_LETTERS[name]
        of_h, of_x = block.w_h[unit] * h, block.w_x[unit] * x
        z, value = (float(np.atleast_1d(getattr(trace, key))[unit]) for key in (f"z_{letter}", letter))
        found[name] = UnitSum(
            block.w_h[unit], block.w_x[unit], of_h, of_x,
            float(of_h.sum()), float(of_x.sum()), float(block.b[unit]), z, value,
        )  # fmt: skip
    return found
