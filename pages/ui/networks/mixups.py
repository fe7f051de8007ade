"""What a step gives in the chosen reading of a file and in those it is mixed up with. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lstm_core.files.networks import Reading
from lstm_core.files.networks.reading import reading_of
from lstm_core.files.networks.source import Stacked
from lstm_core.files.take_home.screens import variant_of
from lstm_core.layers.network import Network
from lstm_core.numbers.activations import FloatArray
from lstm_core.unit.step import step
from lstm_core.words.variants import CellVariant

NEAR = 0.02
"""Another reading's c that is off by less than this share looks like the right one, rounded."""
TWO_BIASES = "two_biases"


@dataclass(frozen=True, eq=False)
class Start:
    """What a step begins with: ``source`` is "screen", "file" or "made up" where neither has numbers that fit."""

    source: str
    x: FloatArray
    h_prev: FloatArray
    c_prev: FloatArray


@dataclass(frozen=True)
class Outcome:
    """Unit 1 of a layer after one step, as a file is read with a ``choice`` ("order" or "biases") of that ``value``."""

    choice: str
    value: str
    c: float
    h: float

    def is_near(self, other: Outcome) -> bool:
        """Whether the two differ, though so little that one may pass for the other."""
        return 0 < abs(self.c - other.c) < NEAR * abs(other.c)


def network_of(reading: Reading) -> Network:
    """The network as it was read. Raises ValueError for layers that do not read one another in a known way."""
    return Network(reading.layers, reading.directions, reading.head, variant_in(reading), reading.levels)


def variant_in(reading: Reading) -> CellVariant:
    """The curves that a file names, in our own way or in its program's."""
    extras = reading.extras
    if {"gate_slope", "candidate_tanh", "output_tanh"} & {*extras}:
        return variant_of(extras)
    return reading.curves


def start_for(reading: Reading, layer: int, screen: Mapping[str, float] | None) -> Start:
    """Where a step of a layer begins: with the file's own numbers, those on screen, or made-up ones."""
    parameters = reading.layers[layer]
    sizes = {"x": parameters.n_inputs, "h_prev": parameters.n_units, "c_prev": parameters.n_units}
    if layer == 0 and all(
        reading.extras.get(name, np.empty(0)).shape == (size,) for name, size in sizes.items()
    ):
        series = reading.extras.get("series", np.empty(0))
        # The memories are those before the first step, and x may be that of a later one.
        is_whole = series.ndim == 2 and series.shape[0] > 0 and series.shape[1] == sizes["x"]
        at = 0 if reading.directions[0] == "forward" else -1
        x = series[at] if is_whole else reading.extras["x"]
        return Start("file", x, *(reading.extras[name] for name in ("h_prev", "c_prev")))
    if parameters.is_scalar and screen is not None:
        return Start("screen", *(np.array([screen[name]]) for name in sizes))
    made_up = {"x": 1.0, "h_prev": 0.0, "c_prev": 1.0}
    return Start("made up", *(np.full(sizes[name], value) for name, value in made_up.items()))


def outcomes(reading: Reading, layer: int, start: Start) -> tuple[Outcome, ...]:
    """The chosen reading first, then every other order of the gates, then each bias by itself where there are two."""
    unit = _first_unit(reading, layer, start)
    c_prev = float(start.c_prev[0])
    found = [_outcome("order", reading.order, unit, c_prev)]
    found += [
        _outcome("order", order, unit.changed(order=order), c_prev)
        for order in reading.orders
        if order != reading.order
    ]
    if any(note.key == TWO_BIASES for note in reading.notes):
        found += [
            _outcome("biases", biases, unit.changed(biases=biases), c_prev)
            for biases in ("both", "first", "second")
            if biases != reading.biases
        ]
    return tuple(found)


def _first_unit(reading: Reading, layer: int, start: Start) -> Reading:
    """The same file with nothing in it but unit 1 of a layer, whose one input weight is all that comes in at this start.

    A layer of a thousand units is not made anew for each order of its gates.
    """
    part = reading.source.parts[reading.part]
    whole = part.layers[layer]
    rows = [block * whole.n_units for block in range(4)]
    comes_in = whole.w_x[rows] @ start.x + whole.w_h[rows] @ start.h_prev
    biases = tuple(bias[rows] for bias in whole.biases)
    unit = Stacked(whole.name, comes_in[:, np.newaxis], np.zeros((4, 1)), biases)
    parts = {**reading.source.parts, reading.part: replace(part, layers=(unit,), head=None)}
    return reading_of(replace(reading.source, parts=parts), reading.choices)


def _outcome(choice: str, value: str, unit: Reading, c_prev: float) -> Outcome:
    trace = step(unit.layers[0], 1.0, 0.0, c_prev, variant_in(unit))
    return Outcome(choice, value, float(trace.c), float(trace.h))
