"""Networks drawn by a seed: few units with two decimals, so that every sum can be checked by hand, or many."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lstm_core.cells.parameters import BlockWeights, LSTMParameters, random_parameters
from lstm_core.layers.network import BACKWARD, FORWARD, Network
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import one_of, whole_number

ONE, STACKED, BOTH = WIRINGS = ("one", "stacked", "both")
"""One layer, two stacked, or two that read the same series, one of them from its end."""
MAX_WIDTH, MAX_SEED = 512, 9999
FEW = 8
"""Up to so many units and inputs have numbers of two decimals."""
FEW_STEPS, MANY_STEPS = 6, 50
_APART = 100_000


class Drawn(NamedTuple):
    """A network, a series (T, D) for it, and each layer's start memories h and c, (H,)."""

    network: Network
    series: FloatArray
    starts: tuple[tuple[FloatArray, FloatArray], ...]


def drawn_network(n_units: int, n_inputs: int, seed: int, wiring: str = ONE) -> Drawn:
    """Return a network drawn by ``seed``, with a series and start memories.

    Weights as :func:`lstm_core.cells.parameters.random_parameters`, doubled so that the gates differ, inputs
    and memories evenly from −1 to 1, over 6 steps, or 50 for more than 8 units or inputs; rounded to two decimals, or
    to four. Raises ValueError outside 1 to 512 units and inputs and seeds 0 to 9999, and for another wiring.
    """
    units = whole_number("n_units", n_units, 1, MAX_WIDTH)
    inputs = whole_number("n_inputs", n_inputs, 1, MAX_WIDTH)
    one_of("wiring", wiring, WIRINGS)
    decimals, steps = (2, FEW_STEPS) if max(units, inputs) <= FEW else (4, MANY_STEPS)
    first = whole_number("seed", seed, 0, MAX_SEED)
    layers, directions = [_weights(inputs, units, first, decimals)], [FORWARD]
    if wiring != ONE:
        below, direction = (units, FORWARD) if wiring == STACKED else (inputs, BACKWARD)
        layers.append(_weights(below, units, first + _APART, decimals))
        directions.append(direction)
    series, starts = _given(inputs, units, steps, first, decimals, len(layers))
    return Drawn(Network(tuple(layers), tuple(directions)), series, starts)


def _weights(inputs: int, units: int, seed: int, decimals: int) -> LSTMParameters:
    start = random_parameters(inputs, units, seed)
    return LSTMParameters(
        **{
            name: BlockWeights(*(np.round(2.0 * part, decimals) + 0.0 for part in block))
            for name, block in start.blocks.items()
        }
    )


def _given(
    inputs: int, units: int, steps: int, seed: int, decimals: int, layers: int
) -> tuple[FloatArray, tuple[tuple[FloatArray, FloatArray], ...]]:
    rng = np.random.default_rng([seed, 1])

    def draw(*size: int) -> FloatArray:
        return np.asarray(np.round(rng.uniform(-1.0, 1.0, size), decimals) + 0.0)

    first, *starts = draw(inputs), (draw(units), draw(units))
    series = np.concatenate([first[np.newaxis], draw(steps - 1, inputs)])
    starts += [(draw(units), draw(units)) for _ in range(layers - 1)]
    return series, tuple(starts)
