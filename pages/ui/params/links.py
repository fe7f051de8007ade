"""What every page's addresses have in common: reading with complaints, writing only what is needed.

Reading never fails: what cannot be understood falls back to the default and is named in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from lstm_core.words.vocabulary import BLOCKS
from pages.ui.params.typed_numbers import number_from_text

T = TypeVar("T")

OWN = "own"
"""The example's name in a link that brings its own numbers."""

WORDS_ACCEPTED = "plain, standard, z or roles"


class LinkReader:
    """Reads the parameters of one address and keeps a sentence for each that could not be used."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query
        self.complaints: list[str] = []

    def read(self, name: str, default: T, parse: Callable[[str], T], accepted: str) -> T:
        """The parameter as ``parse`` understands it, or the default with a complaint."""
        if name not in self.query:
            return default
        try:
            return parse(self.query[name])
        except (ValueError, KeyError):
            self.complaints.append(f"“{name}” in the link is not {accepted}, so the default is shown.")
            return default

    def choice(self, name: str, default: str, choices: Sequence[str], accepted: str) -> str:
        """One of the choices."""
        return self.read(name, default, lambda text: one_of(text, choices), accepted)

    def weights(self, numbers: Mapping[str, float]) -> dict[str, float]:
        """``numbers`` with the weights the address names: ``forget``, ``input``, ``candidate``, ``output``."""
        found = dict(numbers)
        for block in BLOCKS:
            keys = block_keys(block.letter)
            old = tuple(found[key] for key in keys)
            new = self.read(block.name, old, _three, "three numbers with commas between them")
            found |= zip(keys, new, strict=True)
        return found


def weights_query(numbers: Mapping[str, float], base: Mapping[str, float] | None = None) -> dict[str, str]:
    """The blocks of weights that differ from ``base``, each as short-term weight, input weight, bias."""
    known = base or {}
    return {
        block.name: ",".join(short(numbers[key]) for key in block_keys(block.letter))
        for block in BLOCKS
        if any(numbers[key] != known.get(key) for key in block_keys(block.letter))
    }


def address(page: str, query: Mapping[str, str]) -> str:
    """The address of a page from any other page of the app; ``page`` is empty for the first one."""
    return f"./{page}?{urlencode(query)}" if query else f"./{page}"


def block_keys(letter: str) -> tuple[str, str, str]:
    """The three settings of a block."""
    return f"w_{letter}h", f"w_{letter}x", f"b_{letter}"


def short(number: float) -> str:
    """A number as it stands in an address: every digit it has, none it has not."""
    return repr(int(number)) if number == int(number) and abs(number) < 1e15 else repr(float(number))


def unless_default(text: str, default: str) -> str:
    """Nothing where the default would be read anyway."""
    return "" if text == default else text


def one_of(text: str, choices: Sequence[str]) -> str:
    """``text``, if it is one of the choices. Raises ValueError otherwise."""
    if text not in choices:
        raise ValueError(text)
    return text


def _three(text: str) -> tuple[float, ...]:
    numbers = tuple(number_from_text(part) for part in text.split(","))
    if len(numbers) != 3:
        raise ValueError(text)
    return numbers
