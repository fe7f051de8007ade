"""A network: its layers, how they are wired, its read-out, and all of it under PyTorch's names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from lstm_core.cells.lstm import TORCH_ORDER, names_in_order
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.readout import LinearReadout
from lstm_core.words.variants import USUAL, CellVariant

FORWARD, BACKWARD = DIRECTIONS = ("forward", "backward")


class Place(NamedTuple):
    """Where a layer stands: in which level, counted from 0, and which way it reads."""

    level: int
    direction: str

    @property
    def suffix(self) -> str:
        """How PyTorch ends the names of the layer's tensors."""
        return f"l{self.level}" + ("_reverse" if self.direction == BACKWARD else "")


@dataclass(frozen=True, eq=False)
class Network:
    """LSTM layers, each on top of the last, and perhaps a linear read-out; ``variant`` says which curves they run with.

    ``directions`` says of each layer whether it reads the sequence "forward" or "backward"; without any, all read
    forward. ``level_of`` says of each on which level it stands, from 0; without it, as :func:`levels_of` has it. On one
    level stand one layer, or a forward and a backward one, which hand on their outputs side by side, as in a
    bidirectional layer of PyTorch. Raises ValueError for other levels, and where a layer does not fit on what it reads.

    >>> from lstm_core import random_parameters
    >>> from lstm_core.layers.network import Network
    >>> pair = Network((random_parameters(2, 3), random_parameters(2, 3)), ("forward", "backward"))
    >>> [place.suffix for place in pair.places], pair.n_outputs
    (['l0', 'l0_reverse'], 6)
    """

    layers: tuple[LSTMParameters, ...]
    directions: tuple[str, ...] = ()
    head: LinearReadout | None = None
    variant: CellVariant = USUAL
    level_of: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.layers:
            raise ValueError("the network has no layers; expected at least one")
        if not self.directions:
            object.__setattr__(self, "directions", (FORWARD,) * len(self.layers))
        if len(self.directions) != len(self.layers) or {*self.directions} - {*DIRECTIONS}:
            raise ValueError(
                f"the directions are {', '.join(self.directions)}; expected forward or backward for each layer"
            )
        if not self.level_of:
            object.__setattr__(self, "level_of", levels_of(self.directions))
        if len(self.level_of) != len(self.layers) or not _are_levels(self.places):
            raise ValueError(
                f"the levels are {', '.join(map(str, self.level_of))}; expected 0 for the first layer, and for each other "
                "one more than before, or the same for a backward layer beside a forward one"
            )
        known = self.layers[0].n_inputs
        for level, members in enumerate(self.levels):
            for number in members:
                if self.layers[number].n_inputs != known:
                    raise ValueError(
                        f"layer {number + 1} has {self.layers[number].n_inputs} inputs; "
                        f"expected {known}, what comes in at level {level + 1}"
                    )
            known = sum(self.layers[number].n_units for number in members)
        if self.head is not None and self.head.n_units != known:
            raise ValueError(f"the read-out has {self.head.n_units} inputs; expected {known}")

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each layer stands."""
        return tuple(map(Place, self.level_of, self.directions))

    @property
    def levels(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the layers, counted from 0, of each level."""
        return tuple(
            tuple(number for number, own in enumerate(self.level_of) if own == level)
            for level in range(self.level_of[-1] + 1)
        )

    @property
    def n_inputs(self) -> int:
        """How many numbers come in at each step."""
        return self.layers[0].n_inputs

    @property
    def n_outputs(self) -> int:
        """How many numbers the last level hands on."""
        return sum(self.layers[number].n_units for number in self.levels[-1])

    @property
    def is_unit(self) -> bool:
        """Whether this is one unit with one input and nothing else."""
        return len(self.layers) == 1 and self.layers[0].is_scalar and self.head is None

    def tensors(self) -> Mapping[str, FloatArray]:
        """Everything by PyTorch's names, float64: ``lstm.weight_ih_l0`` (4H, D) and so on, ``linear.weight``."""
        return dict(self._tensors())

    def _tensors(self) -> Iterator[tuple[str, FloatArray]]:
        for layer, place in zip(self.layers, self.places, strict=True):
            for name, array in torch_tensors(layer).items():
                yield f"lstm.{name}_{place.suffix}", array
        if self.head is not None:
            yield "linear.weight", self.head.weights
            yield "linear.bias", self.head.bias


def levels_of(ways: Sequence[str], beside: tuple[str, str] = DIRECTIONS) -> tuple[int, ...]:
    """The level of each layer: the second of a pair that stands ``beside`` each other on that of the first, others on top.

    >>> from lstm_core.layers.network import levels_of
    >>> levels_of(("forward", "backward", "forward", "forward"))
    (0, 0, 1, 2)
    """
    return tuple(accumulate((pair != beside for pair in pairwise(ways)), initial=0))


def _are_levels(places: Sequence[Place]) -> bool:
    return places[0].level == 0 and all(
        after.level == before.level + 1
        or (after.level == before.level and (before.direction, after.direction) == DIRECTIONS)
        for before, after in pairwise(places)
    )


def torch_tensors(layer: LSTMParameters) -> Mapping[str, FloatArray]:
    """A layer as PyTorch keeps it: rows stacked i, f, g, o; the second of its two biases is 0."""
    blocks = [layer.blocks[name] for name in names_in_order(TORCH_ORDER)]
    return {
        "weight_ih": np.concatenate([block.w_x for block in blocks]),
        "weight_hh": np.concatenate([block.w_h for block in blocks]),
        "bias_ih": np.concatenate([block.b for block in blocks]),
        "bias_hh": np.zeros(4 * layer.n_units),
    }
