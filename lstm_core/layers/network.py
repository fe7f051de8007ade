"""Layers stacked on one another, each read forwards or from the end of the series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import SequenceTrace, StepTrace
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, one_of
from lstm_core.unit.sequence import run

FORWARD, BACKWARD = DIRECTIONS = ("forward", "backward")

Starts = Sequence[tuple[object, object] | None]


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer's weights, and whether it reads the series forwards or from its end."""

    parameters: LSTMParameters
    direction: str = FORWARD


class Network:
    """Layers in the order of their numbers, on ``levels`` of one layer each, or of one for each direction.

    The first level reads the series (T, D). Every later one reads h of the level below it, (T, H), or, where that
    is one layer for each direction, both their h side by side, forwards first: (T, H + H'). A backward layer right
    after a forward one with as many inputs shares its level. Raises ValueError, naming the layer, where the inputs
    do not fit and for an unknown direction.
    Source: Schuster & Paliwal (1997); PyTorch documentation of torch.nn.LSTM.

    >>> from lstm_core.layers.network import Layer, Network
    >>> from lstm_core import random_parameters
    >>> Network([Layer(random_parameters(2, 3)), Layer(random_parameters(3, 1))]).levels
    ((0,), (1,))
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        if not layers:
            raise ValueError("layers is empty; expected at least one layer")
        self.layers = tuple(layers)
        self.levels = _levels(self.layers)
        width = self.n_inputs
        for level in self.levels:
            for place in level:
                found = self.layers[place].parameters.n_inputs
                if found != width:
                    raise ValueError(
                        f"layer {place + 1} has {found} inputs; the level below it gives {width}"
                    )
            width = sum(self.layers[place].parameters.n_units for place in level)

    @property
    def n_inputs(self) -> int:
        """D, the number of columns of the series."""
        return self.layers[0].parameters.n_inputs

    def level_of(self, layer: int) -> int:
        """On which level a layer stands, from 0."""
        return next(n for n, level in enumerate(self.levels) if layer in level)

    def below(self, layer: int) -> tuple[int, ...]:
        """The layers whose h this one reads; none for one that reads the series."""
        level = self.level_of(layer)
        return self.levels[level - 1] if level else ()


@dataclass(frozen=True, eq=False)
class LayerRun:
    """What one layer recorded; ``trace`` (T, H) is in the order in which the layer read.

    Steps are counted from 0 in the order of the series everywhere else.
    """

    layer: Layer
    trace: SequenceTrace

    @property
    def is_backward(self) -> bool:
        """Whether the layer read from the end."""
        return self.layer.direction == BACKWARD

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


def run_network(network: Network, xs: object, starts: Starts | None = None) -> tuple[LayerRun, ...]:
    """Return what every layer records of a series ``xs`` (T, D), in the order of the layers.

    Equations of each layer: those of :func:`lstm_core.unit.step.step`. A forward layer carries h and c from step t
    to t + 1, a backward one from t to t − 1, starting at the last step. ``starts`` holds (h0, c0), each (H,), for each
    layer; zero for None. Raises ValueError for shapes that do not fit and for NaN or infinity.
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
        found = [_run_layer(network.layers[place], given, begin[place]) for place in level]
        runs += found
        given = np.concatenate([one.h for one in found], axis=1)
    return tuple(runs)


def _run_layer(layer: Layer, xs: FloatArray, start: tuple[object, object] | None) -> LayerRun:
    h0, c0 = start or (None, None)
    read = xs[::-1] if layer.direction == BACKWARD else xs
    return LayerRun(layer, run(layer.parameters, read, h0, c0))


def _levels(layers: tuple[Layer, ...]) -> tuple[tuple[int, ...], ...]:
    found: list[tuple[int, ...]] = []
    for place, layer in enumerate(layers):
        one_of(f"the direction of layer {place + 1}", layer.direction, DIRECTIONS)
        before = layers[place - 1] if place else None
        joins = (
            before is not None
            and len(found[-1]) == 1
            and (before.direction, layer.direction) == DIRECTIONS
            and before.parameters.n_inputs == layer.parameters.n_inputs
        )
        if joins:
            found[-1] = (place - 1, place)
        else:
            found.append((place,))
    return tuple(found)
