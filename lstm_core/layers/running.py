"""A series through a network of layers, stacked on one another, each read forwards or from the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import SequenceTrace, StepTrace
from lstm_core.layers.network import BACKWARD, Network
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array
from lstm_core.unit.sequence import run
from lstm_core.words.variants import CellVariant

Starts = Sequence[tuple[object, object] | None]


@dataclass(frozen=True, eq=False)
class LayerRun:
    """What one layer recorded; ``trace`` (T, H) is in the order in which the layer read.

    Steps are counted from 0 in the order of the series everywhere else.
    """

    parameters: LSTMParameters
    direction: str
    trace: SequenceTrace

    @property
    def is_backward(self) -> bool:
        """Whether the layer read from the end."""
        return self.direction == BACKWARD

    def at(self, t: int) -> StepTrace:
        """What was recorded at step ``t`` of the series. Raises IndexError outside it."""
        if not 0 <= t < len(self.trace):
            raise IndexError(f"t is {t}; expected a step from 0 to {len(self.trace) - 1}")
        return self.trace.at(len(self.trace) - 1 - t if self.is_backward else t)

    def begins_at(self, t: int) -> bool:
        """Whether the layer starts at step ``t``, from its start memories."""
        return t == (len(self.trace) - 1 if self.is_backward else 0)

    def series(self, key: str) -> FloatArray:
        """A recorded quantity in the order of the series, (T, H) or (T, D)."""
        values: FloatArray = getattr(self.trace, key)
        return values[::-1] if self.is_backward else values

    @cached_property
    def h(self) -> FloatArray:
        """What the level above reads, (T, H)."""
        return self.series("h")


def read_below(network: Network, layer: int) -> tuple[int, ...]:
    """The layers, from 0, whose h this one reads; none for one that reads the series."""
    level = network.places[layer].level
    return network.levels[level - 1] if level else ()


def run_network(network: Network, xs: object, starts: Starts | None = None) -> tuple[LayerRun, ...]:
    """Return what every layer records of a series ``xs`` (T, D), in the order of the layers.

    Equations of each layer: those of :func:`lstm_core.unit.step.step` with the network's curves. The first level reads
    the series; a later one reads h of the level below, (T, H), or, where that reads both ways, both h side by side,
    forwards first. A forward layer carries h and c from step t to t + 1, a backward one from t to t − 1, starting at
    the last step. ``starts`` holds (h0, c0), each (H,), for each layer; zero for None. Raises ValueError for shapes
    that do not fit, for NaN or infinity, and when a number is too large for a float.
    Source: Schuster & Paliwal (1997); PyTorch documentation of torch.nn.LSTM.

    >>> from lstm_core import random_parameters
    >>> from lstm_core.layers.network import Network
    >>> lower, upper = run_network(Network((random_parameters(2, 3), random_parameters(3, 1))), [[1, 0], [0, 1]])
    >>> bool((upper.series("x") == lower.h).all())
    True
    """
    given = finite_array("xs", xs)
    if given.ndim != 2 or not given.size or given.shape[1] != network.n_inputs:
        raise ValueError(f"xs has shape {given.shape}; expected (steps, {network.n_inputs})")
    begin = (None,) * len(network.layers) if starts is None else tuple(starts)
    if len(begin) != len(network.layers):
        raise ValueError(
            f"starts has {len(begin)} entries; expected one for each of {len(network.layers)} layers"
        )
    runs: list[LayerRun] = []
    for level in network.levels:
        found = [
            _run_layer(
                network.layers[k], network.places[k].direction, given, begin[k], network.variant
            )
            for k in level
        ]  # fmt: skip
        runs += found
        given = np.concatenate([one.h for one in found], axis=1)
    return tuple(runs)


def _run_layer(
    parameters: LSTMParameters,
    direction: str,
    xs: FloatArray,
    start: tuple[object, object] | None,
    variant: CellVariant,
) -> LayerRun:
    h0, c0 = start or (None, None)
    read = xs[::-1] if direction == BACKWARD else xs
    return LayerRun(parameters, direction, run(parameters, read, h0, c0, variant))
