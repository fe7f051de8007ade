"""What the browser is told about a state: the gate, its map, the unit's numbers. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.words.symbols import SETTINGS, SYMBOLS
from lstm_core.words.vocabulary import BLOCKS
from pages.gates.live.sweeps import SIDE
from pages.gates.maps import CANDIDATE, colour_stops, first_row, levels_of, map_values
from pages.gates.sentences import bars, because, claim, told
from pages.gates.state import GatesState
from pages.ui.live.grid import span_of
from pages.ui.text.numbers import percent, setting


def gates_payload(state: GatesState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    letter, vocabulary = state.letter, state.vocabulary
    return {
        "values": {**state.numbers, **state.results(), **first_row(map_of(state))},
        "decimals": None,
        "spans": {name: span_of(state.numbers[name]) for name in SETTINGS},
        "reach": state.reach,
        "side": SIDE,
        "gate": state.gate,
        "gates": [{"key": block.name, "title": " · ".join(block.pill[vocabulary])} for block in BLOCKS],
        "letter": letter,
        "role": SYMBOLS[letter].role,
        "curve": "tanh" if state.gate == CANDIDATE else "sigmoid",
        "weights": state.weights,
        "stops": colour_stops(state.gate),
        "levels": [
            setting(level) if state.gate == CANDIDATE else percent(level, 2)
            for level in levels_of(state.gate)
        ],
        "told": told(state.gate),
        "because": because(state.gate),
        "bars": bars(vocabulary),
        "claim": claim(state.gate),
        "predict": state.predict,
        "pointed": state.explore == "claim",
        "vocabulary": vocabulary,
    }


def map_of(state: GatesState) -> dict[str, Any]:
    """The chosen gate's map, one row."""
    short_term, given, bias = (state.numbers[name] for name in state.weights)
    return map_values(state.gate, (short_term, given, bias), state.reach)
