"""Networks drawn by a seed: few units with two decimals, so that every sum can be checked by hand, or many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm_core.cells.parameters import BlockWeights, LSTMParameters, random_parameters
from lstm_core.layers.network import BACKWARD, FORWARD, Network, levels_of
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import one_of, whole_number

ONE, STACKED, BOTH = WIRINGS = ("one", "stacked", "both")
"""One layer, two stacked, or two that read the same series, one of them from its end."""
WAYS = {ONE: (FORWARD,), STACKED: (FORWARD, FORWARD), BOTH: (FORWARD, BACKWARD)}
"""The directions of the layers of each wiring."""
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
    steps = FEW_STEPS if max(units, inputs) <= FEW else MANY_STEPS
    first = whole_number("seed", seed, 0, MAX_SEED)
    network = _drawn(WAYS[wiring], levels_of(WAYS[wiring]), units, inputs, first)
    series, starts = _given(inputs, units, steps, first, _decimals(units, inputs), len(network.layers))
    return Drawn(network, series, starts)


def _drawn(ways: Sequence[str], levels: Sequence[int], units: int, inputs: int, seed: int) -> Network:
    """Layers of as many units each."""
    decimals = _decimals(units, inputs)
    layers = [
        _weights(
            units * levels.count(level - 1) if level else inputs, units, seed + number * _APART, decimals
        )
        for number, level in enumerate(levels)
    ]
    return Network(tuple(layers), tuple(ways), level_of=tuple(levels))


def _decimals(units: int, inputs: int) -> int:
    """Of drawn numbers: few of them are read, many are seen as maps."""
    return 2 if max(units, inputs) <= FEW else 4


def resized(network: Network, n_units: int, n_inputs: int, seed: int, wiring: str = "") -> Network:
    """Return a network with ``n_units`` in every layer and ``n_inputs``, wired like the other or as ``wiring`` says.

    Weights and biases stay where the new network has the same layer (its level and direction), unit and input, or
    unit of the level below, counted from the first; all others are those that :func:`drawn_network` draws for it by
    ``seed``. It has no read-out. Raises ValueError as that does.
    """
    units = whole_number("n_units", n_units, 1, MAX_WIDTH)
    inputs = whole_number("n_inputs", n_inputs, 1, MAX_WIDTH)
    first = whole_number("seed", seed, 0, MAX_SEED)
    ways = WAYS[one_of("wiring", wiring, WIRINGS)] if wiring else network.directions
    fresh = _drawn(ways, levels_of(ways) if wiring else network.level_of, units, inputs, first)
    old = dict(zip(network.places, network.layers, strict=True))
    below = {
        place: [network.layers[number].n_units for number in network.levels[place.level - 1]]
        if place.level
        else []
        for place in old
    }
    layers = tuple(
        _kept(old[place], layer, below[place] or [old[place].n_inputs], units if place.level else inputs)
        if place in old
        else layer
        for place, layer in zip(fresh.places, fresh.layers, strict=True)
    )
    return Network(layers, fresh.directions, variant=network.variant, level_of=fresh.level_of)


def _kept(old: LSTMParameters, new: LSTMParameters, widths: Sequence[int], width: int) -> LSTMParameters:
    """The new layer with the old one's numbers where both have a place for them; its inputs come in groups of ``width``."""
    from_at, columns = 0, list[tuple[int, int]]()
    for number, had in enumerate(widths[: new.n_inputs // width]):
        columns += [(from_at + at, number * width + at) for at in range(min(had, width))]
        from_at += had
    sources, targets = map(list, zip(*columns, strict=True))
    units = min(old.n_units, new.n_units)
    blocks = {}
    for name, block in new.blocks.items():
        w_h, w_x, b = (part.copy() for part in block)
        before = old.blocks[name]
        w_h[:units, :units] = before.w_h[:units, :units]
        w_x[:units, targets] = before.w_x[:units, sources]
        b[:units] = before.b[:units]
        blocks[name] = BlockWeights(w_h, w_x, b)
    return LSTMParameters(**blocks)


def extended(numbers: FloatArray, shape: tuple[int, ...], seed: int) -> FloatArray:
    """Return the numbers in an array of that shape, as far as they have a place in it; the others are drawn.

    They lie evenly from −1 to 1, with two decimals.
    """
    found = np.round(np.random.default_rng([seed, 2]).uniform(-1.0, 1.0, shape), 2) + 0.0
    both = tuple(slice(min(sizes)) for sizes in zip(numbers.shape, shape, strict=True))
    found[both] = numbers[both]
    return np.asarray(found)


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
