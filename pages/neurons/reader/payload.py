"""What the browser is told about a state: the text, what is looked at and what can be chosen. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.charlm.probes.probes import PROBES
from lstm_core.charlm.text.alphabet import UNKNOWN
from pages.neurons.model.held_out import results_or_none
from pages.neurons.model.network import network
from pages.neurons.reader.finding import cell_of
from pages.neurons.reader.told import lead
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of, title_of
from pages.ui.text.texts import text

LINES = ("f", "i", "g", "o", "c_prev", "c", "tanh_c", "h")


def reader_payload(state: NeuronState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    shown = text_of(state)
    model = network()
    return {
        "vocabulary": state.vocabulary,
        "title": title_of(state),
        "lead": lead(state),
        "text": shown,
        "signs": [model.alphabet.decode(symbol) for symbol in range(model.alphabet.size)],
        "unknown": UNKNOWN,
        "note": unknown_note(shown),
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
        "measured": results_or_none() is not None,
        "place": min(state.place, len(shown) - 1),
        "order": state.order,
        "brush": list(state.brush) if state.brush else None,
        "colours": state.colours,
        "strips": list(state.strips),
    }


def unknown_note(shown: str) -> str:
    """How many characters the network does not know, in a sentence; nothing where it knows all."""
    knows = network().alphabet.knows
    strange = [character for character in shown if not knows(character)]
    if not strange:
        return ""
    if len(strange) == 1:
        return text("neurons.unknown.one")
    return text("neurons.unknown.many", count=f"{len(strange):,}")
