"""Another number of units or inputs, or another wiring: what was typed stays where it still has a place. Pure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lstm_core.layers.drawn import extended, resized
from lstm_core.layers.network import Network
from pages.layer.own import MOST_GIVEN, MOST_STEPS, fits_an_address, own_of, rows_of, starts_of
from pages.layer.runs import Memories, given_of, shape_of
from pages.layer.state import LayerState
from pages.ui.text.texts import text


def with_shape(
    state: LayerState, *, units: int | None = None, inputs: int | None = None, wiring: str = ""
) -> LayerState:
    """The state with so many units in every layer, so many inputs, or another wiring.

    A drawn network is drawn anew. One of a person's own keeps every weight that still has a place, and the series and
    the memories on screen; a series and memories that were typed stay in either case. What is new is drawn by the
    seed. Raises ValueError, in one sentence, for more numbers than an address holds.
    """
    before = given_of(state)
    had_units, had_inputs = shape_of(state)
    units, inputs = units or had_units, inputs or had_inputs
    if state.is_drawn:
        after = replace(
            state, units=units, inputs=inputs, wiring=wiring or state.wiring, series=(), starts=()
        )
        network, has_series = given_of(after).network, bool(state.series)
    else:
        network, has_series = resized(before.network, units, inputs, state.seed, wiring), True
        own = own_of(network)
        if not fits_an_address(own):
            raise ValueError(text("layer.refused.kept"))
        after = replace(state.with_own(own), series=(), starts=())
    if has_series:
        after = _with_series(after, before.series, inputs)
    if state.starts or any(h.any() or c.any() for h, c in before.starts if not state.is_drawn):
        after = replace(after, starts=starts_of(_memories(before.starts, network, state.seed)))
    return replace(
        after,
        layer=min(state.layer, len(network.layers) - 1),
        time=min(state.time, len(given_of(after).series) - 1),
        unit=min(state.unit, units - 1),
    )


def _with_series(state: LayerState, series: np.ndarray, inputs: int) -> LayerState:
    most = min(MOST_STEPS, MOST_GIVEN // inputs)
    if len(series) > most:
        raise ValueError(text("layer.series.count", steps=str(len(series)), most=str(most)))
    return replace(state, series=rows_of(extended(series, (len(series), inputs), state.seed)))


def _memories(before: Memories, network: Network, seed: int) -> Memories:
    found = []
    for number, layer in enumerate(network.layers):
        pair = before[number] if number < len(before) else (np.empty(0), np.empty(0))
        h, c = (extended(one, (layer.n_units,), seed + 2 * number + side) for side, one in enumerate(pair))
        found.append((h, c))
    return tuple(found)
