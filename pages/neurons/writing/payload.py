"""What the browser is told about the text the network writes: the question it asks for, and the signs. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lstm_core.charlm.net.model import CharModel
from pages.neurons.model.network import network
from pages.neurons.state import NeuronState
from pages.neurons.text.signs import sign_in
from pages.neurons.writing.writings import Question, question_of
from pages.ui.params.codecs import short

TAIL = 600


def writing_payload(state: NeuronState) -> dict[str, Any]:
    """Everything the live part shows; the text itself comes by the question."""
    question = question_of(state)
    last = question.characters - 1
    return {
        "vocabulary": state.vocabulary,
        "question": asdict(question),
        # Of a long text above, its end is enough.
        "prompt": question.prompt[-TAIL:],
        "cut": len(question.prompt) > TAIL,
        "heat": short(question.temperature),
        "choice": last if state.choice is None else min(state.choice, last),
        "signs": signs(network()),
    }


def signs(model: CharModel) -> list[dict[str, str]]:
    """For each symbol what it writes, and what stands for it where it is looked at."""
    alphabet = model.alphabet
    return [
        {"text": alphabet.decode(symbol), **sign_in(alphabet, symbol)._asdict()}
        for symbol in range(alphabet.size)
    ]


def unread(question: Question) -> list[str]:
    """The characters of the beginning that the network never learned, each once."""
    alphabet = network().alphabet
    return [character for character in dict.fromkeys(question.prompt) if not alphabet.knows(character)]
