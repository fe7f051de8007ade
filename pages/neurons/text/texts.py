"""The texts one can read here: shipped passages, one's own, and files the network never saw. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lstm_core.charlm.text.alphabet import MAX_TEXT
from lstm_core.charlm.text.corpus import STDLIB, read_corpus
from lstm_core.charlm.text.passages import Passage, passages
from pages.neurons.model.network import most_read
from pages.neurons.state import LIBRARY, OWN, NeuronState
from pages.ui.text.texts import text


@cache
def shipped_passages() -> Mapping[str, Passage]:
    """The passages that come with the app, by key, in their order."""
    return {passage.key: passage for passage in passages()}


@cache
def library_files() -> Mapping[str, str]:
    """Files of this machine's standard library that training leaves out, by name, their first 20,000 characters.

    None where the library cannot be read.
    """
    try:
        corpus = read_corpus(STDLIB)
    except (ValueError, OSError):
        return {}
    return {name: whole[:MAX_TEXT] for name, whole in sorted(corpus.held_out)}


def text_of(state: NeuronState) -> str:
    """The text on screen: as much of it as its network reads here."""
    return whole_text_of(state)[: most_read(state.model)]


def whole_text_of(state: NeuronState) -> str:
    """The text that was chosen."""
    if state.passage == OWN:
        return state.own
    if state.passage == LIBRARY:
        return library_files()[state.file]
    return shipped_passages()[state.passage].text


def title_of(state: NeuronState) -> str:
    """What the text on screen is called."""
    if state.passage == OWN:
        return text("neurons.settings.own")
    return state.file if state.passage == LIBRARY else shipped_passages()[state.passage].name


def passage_of(state: NeuronState) -> Passage | None:
    """The shipped passage on screen, if the text is one."""
    return shipped_passages().get(state.passage)


def own_text(typed: str) -> str:
    """A typed or pasted text with line feeds for line ends.

    Raises:
        ValueError: one sentence, for an empty text, one that is too long, and one with a zero byte.
    """
    found = typed.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not found:
        raise ValueError(text("neurons.refused.empty", most=f"{MAX_TEXT:,}"))
    if "\x00" in found:
        raise ValueError(text("neurons.refused.binary"))
    if len(found) > MAX_TEXT:
        raise ValueError(text("neurons.refused.long", count=f"{len(found):,}", most=f"{MAX_TEXT:,}"))
    return found


def text_from_file(content: bytes) -> str:
    """The text of an uploaded file.

    Raises:
        ValueError: one sentence, as :func:`own_text` does, and for a file that is binary or not UTF-8.
    """
    if b"\x00" in content:
        raise ValueError(text("neurons.refused.binary"))
    try:
        return own_text(content.decode("utf-8"))
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise ValueError(
            text("neurons.refused.not_utf8", byte=f"{problem.start + 1:,}", line=f"{line:,}")
        ) from None
