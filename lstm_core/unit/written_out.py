"""A layer's weighted sums written out: each cell of [h, x] times its weight, term by term."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import BlockWeights, LSTMParameters, random_parameters
from lstm_core.cells.trace import StepTrace
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number
from lstm_core.unit.step import step
from lstm_core.words.variants import USUAL, CellVariant

MAX_UNITS, MAX_INPUTS, MAX_SEED = 8, 4, 9999


@dataclass(frozen=True, eq=False)
class WrittenOut:
    """One block: ``weights`` (H, H + D) beside ``bias`` (H,), and ``terms`` (H, H + D) = weights · [h, x]."""

    weights: FloatArray
    bias: FloatArray
    terms: FloatArray


@dataclass(frozen=True, eq=False)
class ManyUnits:
    """One step of a small layer: its trace, the stacked vector [h, x] (H + D,) and its four blocks."""

    trace: StepTrace
    stacked: FloatArray
    blocks: dict[str, WrittenOut]


def written_out(
    parameters: LSTMParameters, x: object, h_prev: object, c_prev: object, variant: CellVariant = USUAL
) -> ManyUnits:
    """Return one step with every product of every sum; terms summed plus bias are the trace's z.

    Shapes: x (D,), memories (H,). Raises ValueError as :func:`lstm_core.unit.step.step`.
    """
    inputs, h, c = (
        np.atleast_1d(finite_array(name, row))
        for name, row in (("x", x), ("h_prev", h_prev), ("c_prev", c_prev))
    )
    trace = step(parameters, inputs, h, c, variant)
    stacked = np.concatenate([np.atleast_1d(trace.h_prev), np.atleast_1d(trace.x)])
    blocks = {}
    for name, block in parameters.blocks.items():
        weights = np.concatenate([block.w_h, block.w_x], axis=1)
        blocks[name] = WrittenOut(weights, block.b, weights * stacked)
    return ManyUnits(trace, stacked, blocks)


def drawn_layer(n_units: int, n_inputs: int, seed: int) -> ManyUnits:
    """Return one step of a layer drawn by ``seed``, all given numbers with two decimals.

    Weights as :func:`lstm_core.cells.parameters.random_parameters`, doubled so that the gates differ, inputs
    and memories evenly from −1 to 1; rounded so that every sum can be checked by hand. Raises
    ValueError outside 1 to 8 units, 1 to 4 inputs and seeds 0 to 9999.
    """
    units = whole_number("n_units", n_units, 1, MAX_UNITS)
    inputs = whole_number("n_inputs", n_inputs, 1, MAX_INPUTS)
    start = random_parameters(inputs, units, whole_number("seed", seed, 0, MAX_SEED))
    rounded = {
        name: BlockWeights(*(np.round(2.0 * part, 2) + 0.0 for part in block))
        for name, block in start.blocks.items()
    }
    rng = np.random.default_rng([seed, 1])
    x, h_prev, c_prev = (np.round(rng.uniform(-1.0, 1.0, size), 2) + 0.0 for size in (inputs, units, units))
    return written_out(LSTMParameters(**rounded), x, h_prev, c_prev)
