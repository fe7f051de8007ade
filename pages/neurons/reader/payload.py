"""What the browser is told about a state: the text, what is looked at and what can be chosen. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.charlm.probes.following import WELL
from lstm_core.charlm.probes.probes import PROBES
from lstm_core.charlm.text.alphabet import UNKNOWN
from pages.neurons.model.network import network
from pages.neurons.reader.finding import cell_of, ranking
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import point_of, text_of, title_of

LESSON = (
    "This network has only ever learned to guess the next character of a text. It reads one character after another; "
    "the colour behind each is what one of its cells remembers just after it."
)
LINES = ("f", "i", "g", "o", "c_prev", "c", "tanh_c", "h")


def reader_payload(state: NeuronState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    text = text_of(state)
    model = network()
    return {
        "vocabulary": state.vocabulary,
        "title": title_of(state),
        "point": f"{LESSON} {point_of(state)}".strip(),
        "text": text,
        "signs": [model.alphabet.decode(symbol) for symbol in range(model.alphabet.size)],
        "unknown": UNKNOWN,
        "note": unknown_note(text),
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
        "measure": ranking(text, state.probe).measure,
        "well": WELL,
        "place": min(state.place, len(text) - 1),
        "order": state.order,
        "brush": list(state.brush) if state.brush else None,
        "colours": state.colours,
        "strips": list(state.strips),
    }


def unknown_note(text: str) -> str:
    """How many characters the network does not know, in a sentence; nothing where it knows all."""
    knows = network().alphabet.knows
    strange = [character for character in text if not knows(character)]
    if not strange:
        return ""
    if len(strange) == 1:
        return "1 character is not in the network's alphabet; it is underlined, and the network reads it as one unknown sign."
    return f"{len(strange):,} characters are not in the network's alphabet; they are underlined, and the network reads each as one and the same unknown sign."
