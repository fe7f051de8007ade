"""A state's network, the series it reads, and what its layers record. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.layers.drawn import FEW, Drawn, drawn_network
from lstm_core.layers.network import LayerRun, Network, run_network
from lstm_core.numbers.activations import FloatArray
from pages.layer.own import OwnLayer, Rows, network_of_own
from pages.layer.state import MOST_WRITTEN, LayerState, Starts
from pages.ui.load.kept import kept

Memories = tuple[tuple[FloatArray, FloatArray], ...]


@dataclass(frozen=True, eq=False)
class Given:
    """A network with the series and the start memories that it runs on."""

    network: Network
    series: FloatArray
    starts: Memories

    @cached_property
    def runs(self) -> tuple[LayerRun, ...]:
        """What every layer records."""
        return run_network(self.network, self.series, self.starts)

    @property
    def nbytes(self) -> int:
        """About how many bytes its arrays take, the runs among them."""
        wide = sum(run.parameters.n_units for run in self.network.layers)
        weights = sum(
            b.w_h.nbytes + b.w_x.nbytes for run in self.network.layers for b in run.parameters.blocks.values()
        )
        return 3 * weights + 25 * 8 * len(self.series) * (wide + self.network.n_inputs)


def given_of(state: LayerState) -> Given:
    """Network, series and start memories of a state."""
    return _given(
        state.units, state.inputs, state.seed, state.wiring, state.own, state.series,
        state.starts,
    )  # fmt: skip


@kept
def _given(
    units: int, inputs: int, seed: int, wiring: str, own: tuple[OwnLayer, ...], series: Rows,
    starts: Starts,
) -> Given:  # fmt: skip
    found = _drawn(units, inputs, seed, wiring) if not own else _started(network_of_own(own), seed)
    return Given(
        found.network,
        np.array(series) if series else found.series,
        tuple((np.array(h), np.array(c)) for h, c in starts) if starts else found.starts,
    )


@kept
def _drawn(units: int, inputs: int, seed: int, wiring: str) -> Drawn:
    return drawn_network(units, inputs, seed, wiring)


def _started(network: Network, seed: int) -> Drawn:
    """A network of one's own with a drawn series; as in other programs, its memories are 0 at the start."""
    first = network.layers[0].parameters
    drawn = drawn_network(first.n_units, first.n_inputs, seed)
    zeros = tuple((np.zeros(n), np.zeros(n)) for n in (layer.parameters.n_units for layer in network.layers))
    return Drawn(network, drawn.series, zeros)


def is_written(parameters: LSTMParameters) -> bool:
    """Whether a layer is small enough for every number of it to stand on the page."""
    return parameters.n_units <= FEW and parameters.n_inputs <= MOST_WRITTEN


def shape_of(state: LayerState) -> tuple[int, int]:
    """Units and inputs of the first layer."""
    first = given_of(state).network.layers[0].parameters
    return first.n_units, first.n_inputs
