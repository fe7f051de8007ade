"""Everything a person can set on the page, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lstm_core.layers.drawn import FEW, ONE
from lstm_core.words.variants import USUAL, CellVariant
from pages.layer.own import OwnLayer, Starts
from pages.ui.params.typed_numbers import Rows
from pages.ui.visits.settings import Settings, view

MOST_WRITTEN = 2 * FEW
"""Inputs that are written out number by number: those of a layer that reads both directions of eight units."""
OVER_TIME = ("f", "i", "g", "o", "c", "h")
"""The quantities that have a map over the steps of the series."""
STEPS = 4


@dataclass(frozen=True)
class LayerState(Settings):
    """What is set on the page.

    ``units``, ``inputs``, ``seed`` and ``wiring`` describe a drawn network; ``own`` are layers with weights of one's
    own instead, ``model`` the key of a file with more, read in the gate ``order``; ``variant`` are their curves. ``series`` are the inputs, a row for each step, and ``starts`` (h, c) for each layer; empty: those that come with the network. ``layer``, ``time``,
    ``unit``, each from 0, ``step`` (0 is the whole step) and ``shown``, whose map is drawn, say where one is looking,
    ``explore`` which panel is open, ``library`` whose program is shown, and ``predict`` whether results stay hidden; undo leaves these.
    """

    units: int = 4
    inputs: int = 2
    seed: int = 1
    wiring: str = ONE
    own: tuple[OwnLayer, ...] = ()
    model: str = ""
    order: str = ""
    variant: CellVariant = USUAL
    series: Rows = ()
    starts: Starts = ()
    vocabulary: str = "plain"
    layer: int = view(0)
    time: int = view(0)
    step: int = view(0)
    unit: int = view(0)
    shown: str = view(OVER_TIME[-1])
    explore: str = view("")
    predict: bool = view(False)
    library: str = view("numpy")

    @property
    def is_drawn(self) -> bool:
        """Whether a seed says the weights."""
        return not self.own and not self.model

    def drawn_anew(self, **changed: Any) -> LayerState:
        """A network drawn by other numbers; what was set for the one before goes with it."""
        return replace(self, own=(), model="", order="", series=(), starts=(), **changed)

    def with_own(self, layers: tuple[OwnLayer, ...]) -> LayerState:
        """The same series, as far as it fits, through weights of one's own."""
        start = LayerState()
        return replace(
            self, own=layers, model="", order="", units=start.units, inputs=start.inputs, wiring=start.wiring
        )


START = LayerState()


def start_of(state: LayerState) -> LayerState:
    """The settings a first visitor finds, seen from where one is looking now."""
    return state.with_settings_of(replace(START, vocabulary=state.vocabulary))
