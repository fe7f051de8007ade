"""A network that somebody brought: as an address names it, by the key of its file, and in numbers that fit into one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.files.networks import Reading, read_network
from lstm_core.files.take_home.screens import memory_name
from lstm_core.layers.drawn import MANY_STEPS, MAX_WIDTH, Drawn
from lstm_core.numbers.activations import FloatArray
from lstm_core.words.variants import CellVariant
from pages.layer.own import MOST_GIVEN, MOST_STEPS, OwnLayer, fits_an_address, own_of
from pages.ui.load.brought import brought
from pages.ui.load.kept import kept
from pages.ui.networks.mixups import network_of, variant_in
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.text.texts import text

MOST_INPUTS = 2 * MAX_WIDTH
"""Those of a layer that reads both directions of the largest."""
MOST_IN_FILE = MANY_STEPS * MAX_WIDTH
"""Numbers in the series of a file that is named by its key: as many as the largest series that is drawn here."""


@dataclass(frozen=True, eq=False)
class FromFile:
    """A file's network with the series and start memories in it, both empty where it has none, and its curves.

    ``time`` is the step of the series, from 0, that was looked at when it was taken home here.
    """

    drawn: Drawn
    variant: CellVariant
    nbytes: int
    time: int = 0

    @property
    def own(self) -> tuple[OwnLayer, ...]:
        """Its layers as rows of numbers; none where they, or the series with them, are too many for an address."""
        layers = self.drawn.network.layers
        if sum(one.n_units for one in layers) > MAX_WIDTH or self.drawn.series.size > MOST_GIVEN:
            return ()
        rows = own_of(self.drawn.network)
        return rows if fits_an_address(rows) else ()


@kept
def file_of(key: str, order: str) -> FromFile:
    """The file of that key, its gates in that order or as the file has them.

    Raises ValueError, in one sentence, where it is gone, cannot be read, or is larger than the page shows.
    """
    content = brought(key)
    if content is None:
        raise ValueError(text("layer.refused.gone"))
    reading = read_network(content, text("layer.file.name"))
    return taken(reading.changed(order=order) if order else reading, len(content))


def taken(reading: Reading, size: int = 0) -> FromFile:
    """A reading as this page takes it. Raises ValueError, in one sentence, where it is larger than the page shows."""
    network = network_of(reading)
    for place, layer in enumerate(network.layers):
        if layer.n_units > MAX_WIDTH or layer.n_inputs > MOST_INPUTS:
            raise ValueError(
                text(
                    "layer.refused.wide", layer=str(place + 1), units=f"{layer.n_units:,}", inputs=f"{layer.n_inputs:,}",
                    most=str(MAX_WIDTH), most_inputs=f"{MOST_INPUTS:,}",
                )
            )  # fmt: skip
        if max(float(np.abs(part).max()) for block in layer.blocks.values() for part in block) > MAX_SETTING:
            raise ValueError(text("layer.refused.far", layer=str(place + 1), most=f"{MAX_SETTING:,}"))
    # A copy of the weights stands in the engine's arrays.
    series = _series(reading)
    drawn = Drawn(network, series, _starts(reading))
    return FromFile(drawn, variant_in(reading), 4 * size, _look(reading, len(series)))


def _look(reading: Reading, steps: int) -> int:
    """The step looked at in a file of ours, as far as there is one."""
    found = reading.extras.get("look", np.zeros(1)).ravel()
    return int(found[0]) if found.size == 1 and 0 <= found[0] < steps else 0


def _series(reading: Reading) -> FloatArray:
    """The series in a file of ours, or its one step."""
    inputs = reading.layers[0].n_inputs
    for name in ("series", "x"):
        found = np.atleast_2d(reading.extras.get(name, np.empty((0, 0))))
        fits = found.ndim == 2 and found.shape[1] == inputs and 1 <= len(found) <= MOST_STEPS
        if fits and found.size <= MOST_IN_FILE and np.abs(found).max() <= MAX_SETTING:
            return found
    return np.empty((0, 0))


def _starts(reading: Reading) -> tuple[tuple[FloatArray, FloatArray], ...]:
    """Each layer's h and c in a file of ours, if they are all there."""
    found = []
    for place, layer in enumerate(reading.layers):
        h, c = (np.atleast_1d(reading.extras.get(memory_name(name, place), np.empty(0))) for name in "hc")
        if not h.shape == c.shape == (layer.n_units,) or max(np.abs(h).max(), np.abs(c).max()) > MAX_SETTING:
            return ()
        found.append((h, c))
    return tuple(found)
