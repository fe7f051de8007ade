"""What the browser is told about the text the network writes: the question it asks for, and the signs. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lstm_core.charlm.net.model import CharModel
from pages.neurons.model.network import network
from pages.neurons.state import NeuronState
from pages.neurons.text.signs import Sign, sign_in
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
        "signs": signs(network(state.model)),
    }


def signs(model: CharModel) -> dict[str, Any]:
    """What symbols write and what stands for them where they are looked at.

    ``characters`` are the symbols' in their order, those before the first one empty; ``special`` are those of which
    something else than the character itself is seen. A large alphabet is so told in few words.
    """
    alphabet = model.alphabet
    special = {}
    for symbol in range(alphabet.size):
        character, sign = alphabet.decode(symbol), sign_in(alphabet, symbol)
        if sign != Sign(character, f"“{character}”"):
            special[str(symbol)] = {"text": character, **sign._asdict()}
    return {
        "first": alphabet.size - len(alphabet.characters),
        "characters": alphabet.characters,
        "special": special,
    }


def unread(question: Question) -> list[str]:
    """The characters of the beginning that the network never learned, each once."""
    alphabet = network(question.model).alphabet
    return [character for character in dict.fromkeys(question.prompt) if not alphabet.knows(character)]
