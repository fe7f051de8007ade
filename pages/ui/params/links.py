"""What every page's addresses have in common: reading with complaints, writing only what is needed.

Reading never fails: what cannot be understood falls back to the default and is named in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from lstm_core.words.vocabulary import BLOCKS, PLAIN
from pages.ui.params.codecs import THREE_NUMBERS, Codec, choice

T = TypeVar("T")
D = TypeVar("D")

OWN = "own"
"""The example's name in a link that brings its own numbers."""


class LinkReader:
    """Reads the parameters of one address and keeps a sentence for each that could not be used."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query
        self.complaints: list[str] = []

    def read(self, name: str, default: D, codec: Codec[T]) -> T | D:
        """The parameter as ``codec`` reads it, or the default with a complaint."""
        if name not in self.query:
            return default
        try:
            return codec.read(self.query[name])
        except (ValueError, KeyError):
            self.complaints.append(f"“{name}” in the link is not {codec.accepted}, so the default is shown.")
            return default

    def choice(self, name: str, default: str, names: Sequence[str], accepted: str = "") -> str:
        """One of the names."""
        return self.read(name, default, choice(names, accepted))


def weights_query(numbers: Mapping[str, float], base: Mapping[str, float] | None = None) -> dict[str, str]:
    """The blocks of weights that differ from ``base``, each as short-term weight, input weight, bias."""
    known = base or {}
    return {
        block.name: THREE_NUMBERS.write(tuple(numbers[key] for key in block_keys(block.letter)))
        for block in BLOCKS
        if any(numbers[key] != known.get(key) for key in block_keys(block.letter))
    }


def words_query(vocabulary: str) -> dict[str, str]:
    """The parameter with which another page shows the same words; none for plain ones."""
    return {} if vocabulary == PLAIN else {"words": vocabulary}


def address(page: str, query: Mapping[str, str]) -> str:
    """The address of a page from any other page of the app; ``page`` is empty for the first one."""
    return f"./{page}?{urlencode(query)}" if query else f"./{page}"


def block_keys(letter: str) -> tuple[str, str, str]:
    """The three settings of a block."""
    return f"w_{letter}h", f"w_{letter}x", f"b_{letter}"
