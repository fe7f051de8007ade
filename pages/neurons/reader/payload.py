"""What the browser is told about a state: the text, what is looked at and what can be chosen. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np

from lstm_core.charlm.net.reading import QUANTITIES
from lstm_core.charlm.probes.probes import PROBES
from lstm_core.charlm.text.alphabet import UNKNOWN
from pages.neurons.model.held_out import measured
from pages.neurons.model.network import SHIPPED, most_read, network, reading_of
from pages.neurons.reader.finding import cell_of
from pages.neurons.reader.told import lead
from pages.neurons.state import TWO_SIDED, NeuronState
from pages.neurons.text.texts import text_of, title_of, whole_text_of
from pages.ui.text.texts import text

_MANY = 256
LINES = ("f", "i", "g", "o", "c_prev", "c", "tanh_c", "h")


def reader_payload(state: NeuronState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    shown = text_of(state)
    model = network(state.model)
    return {
        "vocabulary": state.vocabulary,
        "title": title_of(state),
        "lead": lead(state),
        "text": shown,
        "model": state.model,
        "signs": _signs(state),
        "unknown": UNKNOWN,
        "note": " ".join(filter(None, (cut_note(state), unknown_note(shown, state.model)))),
        "lines": list(LINES),
        "units": model.units,
        "cell": cell_of(state),
        "chosen": state.cell is not None,
        "names": {str(cell): name for cell, name in state.names.items()},
        "probe": state.probe,
        "probes": [
            {"key": key, "name": probe.name, "sentence": probe.sentence, "graded": probe.kind == "graded"}
            for key, probe in PROBES.items()
        ],
        "measured": measured(state.model, state.colour) is not None,
        "place": min(state.place, len(shown) - 1),
        "order": state.order,
        "brush": list(state.brush) if state.brush else None,
        "colour": state.colour,
        "quantities": {quantity: quantity in TWO_SIDED for quantity in QUANTITIES},
        "colours": state.colours,
        "strips": list(state.strips),
    }


def _signs(state: NeuronState) -> dict[str, str]:
    """The characters of symbols: of all of them, or where they are very many of those that occur or were expected."""
    alphabet = network(state.model).alphabet
    symbols = range(alphabet.size)
    if alphabet.size > _MANY:
        reading = reading_of(text_of(state), state.model)
        symbols = np.union1d(reading.symbols, reading.top).tolist()
    return {str(symbol): alphabet.decode(symbol) for symbol in symbols}


def cut_note(state: NeuronState) -> str:
    """That a large network reads the beginning only, in a sentence; nothing where it reads all."""
    most, whole = most_read(state.model), len(whole_text_of(state))
    if whole <= most:
        return ""
    return text("neurons.model.cut", most=f"{most:,}", count=f"{whole:,}")


def unknown_note(shown: str, model: str = SHIPPED) -> str:
    """How many characters the network does not know, in a sentence; nothing where it knows all."""
    knows = network(model).alphabet.knows
    strange = [character for character in shown if not knows(character)]
    if not strange:
        return ""
    if len(strange) == 1:
        return text("neurons.unknown.one")
    return text("neurons.unknown.many", count=f"{len(strange):,}")
