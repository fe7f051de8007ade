"""What a file holds once its layout is known: layers with their blocks still in the file's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lstm_core.layers.network import FORWARD
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.readout import LinearReadout
from lstm_core.words.variants import USUAL, CellVariant

ORDERS = ("ifgo", "iofg", "igfo", "figo", "ifog")
"""The orders of the blocks in use: PyTorch and Keras; ONNX; TensorFlow 1 and old Keras; OpenVINO; DyNet."""


class Note(NamedTuple):
    """One thing that was understood or added: a key that pages have a sentence for, and what stands in it."""

    key: str
    values: Mapping[str, object]


@dataclass(frozen=True, eq=False)
class Stacked:
    """One layer, its four blocks one above another: ``w_x`` (4H, D), ``w_h`` (4H, H), each bias (4H,).

    There are none, one or two ``biases``. Layers that read the same inputs, one in each direction, share a ``level``.
    """

    name: str
    w_x: FloatArray
    w_h: FloatArray
    biases: tuple[FloatArray, ...]
    direction: str = FORWARD
    level: int = 0

    @property
    def n_units(self) -> int:
        """H, the number of memories."""
        return int(self.w_h.shape[1])

    @property
    def n_inputs(self) -> int:
        """D, the number of inputs."""
        return int(self.w_x.shape[1])


@dataclass(frozen=True, eq=False)
class Part:
    """One of the networks in a file: layers that read one another, and perhaps a linear layer after the last.

    ``head_curve`` is what that layer's sums pass through, "linear" for nothing and empty where the file is silent.
    """

    layers: tuple[Stacked, ...]
    head: LinearReadout | None = None
    head_curve: str = ""
    curves: CellVariant = USUAL
    notes: tuple[Note, ...] = ()

    @property
    def width(self) -> int:
        """How many numbers the last level hands on."""
        last = self.layers[-1].level
        return sum(layer.n_units for layer in self.layers if layer.level == last)


@dataclass(frozen=True, eq=False)
class Source:
    """A file's layers, and what its layout says of them.

    ``order`` is the layout's own; ``is_named`` says that every gate has its name in the file, so that there is no
    order to choose. ``asked`` are the keys of :meth:`Reading.changed` that the file leaves open, with what can be
    chosen. ``forget_bias`` is what the layout's program adds to the forget gate from outside the file.
    """

    layout: str
    order: str
    parts: Mapping[str, Part]
    is_named: bool = False
    forget_bias: float = 0.0
    asked: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    extras: Mapping[str, FloatArray] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
