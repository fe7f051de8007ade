"""A state's network, the series it reads, and what its layers record. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.layers.drawn import FEW, Drawn, drawn_network
from lstm_core.layers.network import Network
from lstm_core.layers.running import LayerRun, read_below, run_network
from lstm_core.numbers.activations import FloatArray
from lstm_core.words.variants import CellVariant
from pages.layer.from_file import file_of
from pages.layer.own import OwnLayer, Starts, network_of_own
from pages.layer.state import MOST_WRITTEN, LayerState
from pages.ui.load.kept import kept
from pages.ui.params.typed_numbers import Rows

Memories = tuple[tuple[FloatArray, FloatArray], ...]
_FIELDS = 25
"""About so many quantities are recorded for each unit."""


@dataclass(frozen=True, eq=False)
class Given:
    """A network with the series and the start memories that it runs on."""

    network: Network
    series: FloatArray
    starts: Memories

    @cached_property
    def runs(self) -> tuple[LayerRun, ...]:
        """What every layer records. Raises ValueError where a number is too large for a float."""
        return run_network(self.network, self.series, self.starts)

    def below(self, layer: int) -> tuple[int, ...]:
        """The layers whose h this one reads; none for one that reads the series."""
        return read_below(self.network, layer)

    @property
    def nbytes(self) -> int:
        """About how many bytes its arrays take, the runs among them."""
        layers = self.network.layers
        weights = sum(one.n_parameters for one in layers)
        recorded = _FIELDS * len(self.series) * sum(one.n_units + one.n_inputs for one in layers)
        # The engine keeps the weights once more, side by side.
        return 8 * (2 * weights + recorded)


def given_of(state: LayerState) -> Given:
    """Network, series and start memories of a state. Raises ValueError for a file that is gone or cannot be read."""
    return _given(
        state.units, state.inputs, state.seed, state.wiring, state.own, state.model, state.order,
        state.variant, state.series, state.starts,
    )  # fmt: skip


@kept
def _given(
    units: int, inputs: int, seed: int, wiring: str, own: tuple[OwnLayer, ...], model: str, order: str,
    variant: CellVariant, series: Rows, starts: Starts,
) -> Given:  # fmt: skip
    if model:
        found = _filled(file_of(model, order).drawn, seed)
    elif own:
        found = _filled(Drawn(network_of_own(own), np.empty((0, 0)), ()), seed)
    else:
        found = _drawn(units, inputs, seed, wiring)
    return Given(
        replace(found.network, variant=variant),
        np.array(series) if series else found.series,
        tuple((np.array(h), np.array(c)) for h, c in starts) if starts else found.starts,
    )


@kept
def _drawn(units: int, inputs: int, seed: int, wiring: str) -> Drawn:
    return drawn_network(units, inputs, seed, wiring)


def _filled(given: Drawn, seed: int) -> Drawn:
    """What a network of one's own comes without: a drawn series, and, as in other programs, memories of 0 at the start."""
    first = given.network.layers[0]
    series = (
        given.series
        if given.series.size
        else drawn_network(min(first.n_units, FEW), first.n_inputs, seed).series
    )
    zeros = tuple((np.zeros(layer.n_units), np.zeros(layer.n_units)) for layer in given.network.layers)
    return Drawn(given.network, series, given.starts or zeros)


def is_written(parameters: LSTMParameters) -> bool:
    """Whether a layer is small enough for every number of it to stand on the page."""
    return parameters.n_units <= FEW and parameters.n_inputs <= MOST_WRITTEN


def shape_of(state: LayerState) -> tuple[int, int]:
    """Units and inputs of the first layer."""
    first = given_of(state).network.layers[0]
    return first.n_units, first.n_inputs
