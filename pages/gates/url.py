"""A state of the page as URL parameters and back; only what differs from the start is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lstm_core.unit.written_out import MAX_INPUTS, MAX_SEED, MAX_UNITS
from pages.gates.state import GATES, GatesState, default_state
from pages.ui.params.codecs import NUMBER, WORDS, integer, short
from pages.ui.params.links import LinkReader, unless_default, weights_query
from pages.ui.params.unit_settings import STATE_PARAMETERS

PANELS = ("cases", "claim", "many")
MIN_UNITS, MIN_INPUTS, STEPS = 2, 1, 4


def encode(state: GatesState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = default_state()
    optional = {
        "gate": unless_default(state.gate, start.gate),
        **{
            name: "" if state.numbers[key] == start.numbers[key] else short(state.numbers[key])
            for name, key in STATE_PARAMETERS.items()
        },
        **weights_query(state.numbers, start.numbers),
        "units": unless_default(str(state.units), str(start.units)),
        "inputs": unless_default(str(state.inputs), str(start.inputs)),
        "seed": unless_default(str(state.seed), str(start.seed)),
        "step": unless_default(str(state.step), str(start.step)),
        "words": unless_default(state.vocabulary, start.vocabulary),
        "open": state.explore,
    }
    return {name: text for name, text in optional.items() if text}


def decode(query: Mapping[str, str]) -> tuple[GatesState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    start = default_state()
    numbers = dict(start.numbers)
    for name, key in STATE_PARAMETERS.items():
        numbers[key] = link.read(name, numbers[key], NUMBER)

    state = replace(
        start,
        numbers=link.weights(numbers),
        vocabulary=link.read("words", start.vocabulary, WORDS),
        units=link.read("units", start.units, integer(MIN_UNITS, MAX_UNITS)),
        inputs=link.read("inputs", start.inputs, integer(MIN_INPUTS, MAX_INPUTS)),
        seed=link.read("seed", start.seed, integer(0, MAX_SEED)),
        gate=link.choice("gate", start.gate, GATES),
        step=link.read("step", start.step, integer(0, STEPS)),
        explore=link.choice("open", "", PANELS, "a panel of this page"),
    )
    return state, tuple(link.complaints)
