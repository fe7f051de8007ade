"""The texts one can read here: shipped passages, one's own, and files the network never saw. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lstm_core.charlm.corpus import STDLIB, read_corpus
from lstm_core.charlm.reading import LONGEST
from pages.neurons.state import LIBRARY, OWN, NeuronState


class _Passage(NamedTuple):
    key: str
    name: str
    sentence: str
    text: str


@cache
def shipped_passages() -> Mapping[str, _Passage]:
    """The passages that come with the app, by key, in their order."""
    text = 'def greet(name):\n    """Say hello to somebody."""\n    return "Hello, " + name\n'
    return {"greeting": _Passage("greeting", "A greeting", "A function with a docstring.", text)}


@cache
def library_files() -> Mapping[str, str]:
    """Files of this machine's standard library that training leaves out, by name, their first 20,000 characters.

    None where the library cannot be read.
    """
    try:
        corpus = read_corpus(STDLIB)
    except (ValueError, OSError):
        return {}
    return {name: text[:LONGEST] for name, text in corpus.held_out}


def text_of(state: NeuronState) -> str:
    """The text on screen."""
    if state.passage == OWN:
        return state.own
    if state.passage == LIBRARY:
        return library_files()[state.file]
    return shipped_passages()[state.passage].text
