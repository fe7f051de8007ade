"""Characters as small whole numbers, with one sign for those that are not known."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.validation import whole_number

Symbols = npt.NDArray[np.unsignedinteger[Any]]
"""One byte each where there are at most 256 of them, else two: :attr:`Alphabet.kind`."""

BOUNDARY = 0
"""The symbol before a text's first character and between the files of a corpus."""

UNKNOWN = 1
"""The symbol of every character that is not in the alphabet."""

_SPECIAL = 2
MOST = 2**16 - _SPECIAL
RARE = 20

MAX_TEXT = 20_000
"""How many characters are read or written at once."""


@dataclass(frozen=True)
class Alphabet:
    """``characters`` in ascending order; the k-th is symbol k + 2, after boundary and unknown.

    Raises ValueError for no characters, more than 65,534, repeats, another order, and for halves of
    characters (lone surrogates), which no file can hold.
    """

    characters: str
    _places: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 1 <= len(self.characters) <= MOST:
            raise ValueError(f"the alphabet has {len(self.characters):,} characters; expected 1 to {MOST:,}")
        if list(self.characters) != sorted(set(self.characters)):
            raise ValueError(
                "the alphabet's characters are repeated or out of order; expected each once, ascending"
            )
        if any("\ud800" <= character <= "\udfff" for character in self.characters):
            raise ValueError("the alphabet holds half a character; expected whole ones")
        places = {character: k + _SPECIAL for k, character in enumerate(self.characters)}
        object.__setattr__(self, "_places", places)

    @classmethod
    def of(cls, texts: Iterable[str], rare: int = RARE, most: int = MOST) -> Alphabet:
        """Return the characters that occur at least ``rare`` times, the ``most`` frequent of them at most.

        Raises ValueError when none does, and for ``most`` outside 1 to 65,534.
        """
        whole_number("most", most, 1, MOST)
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(text)
        often = [(count, character) for character, count in counts.items() if count >= rare]
        often.sort(key=lambda pair: (-pair[0], pair[1]))
        if not often:
            raise ValueError(f"no character occurs {rare} times in the text; expected a longer text")
        return cls("".join(sorted(character for _, character in often[:most])))

    @property
    def size(self) -> int:
        """How many symbols there are, boundary and unknown among them."""
        return len(self.characters) + _SPECIAL

    @property
    def kind(self) -> np.dtype[np.unsignedinteger[Any]]:
        """What holds a symbol: one byte while all of them fit into it, two bytes beyond that."""
        return np.dtype(np.uint8 if self.size <= 2**8 else np.uint16)

    @property
    def blind_bits(self) -> float:
        """Bits per character of blind guessing, which gives every symbol the same chance: log₂ ``size``."""
        return math.log2(self.size)

    def encode(self, text: str) -> Symbols:
        """Return the symbols of ``text``, one per character, UNKNOWN for what is not known."""
        return np.fromiter((self._places.get(c, UNKNOWN) for c in text), self.kind, len(text))

    def decode(self, symbol: int) -> str:
        """Return the character of a symbol; a replacement sign for UNKNOWN, nothing for BOUNDARY."""
        if symbol == BOUNDARY:
            return ""
        return "\ufffd" if symbol == UNKNOWN else self.characters[symbol - _SPECIAL]

    def knows(self, character: str) -> bool:
        """Whether the character has a symbol of its own."""
        return character in self._places
