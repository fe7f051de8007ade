"""Formulas as segments, so that the browser can put any row's numbers into them. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lstm_core.words.symbols import SYMBOLS, Symbol
from lstm_core.words.tokens import MINUS, OPEN, OVER, PLUS, TIMES
from lstm_core.words.vocabulary import FUNCTIONS
from pages.ui.text.segments import Segment

_SPACED = frozenset({TIMES, OVER, PLUS, MINUS})


@dataclass(frozen=True)
class Place:
    """A quantity in a formula; ``leads``: the first in its row, where a negative number stands without brackets."""

    key: str
    leads: bool

    def filled(self, number: str) -> str:
        """The number as it stands here."""
        return f"({number})" if number.startswith(MINUS) and not self.leads else number


def pieces(formula: Iterable[str], symbols: Container[str], vocabulary: str) -> Iterator[str | Place]:
    """A formula's tokens as they are written; those in ``symbols`` are quantities."""
    leads = True
    for token in formula:
        if token in symbols:
            yield Place(token, leads)
        elif token in FUNCTIONS:
            yield FUNCTIONS[token][vocabulary]
        else:
            yield f" {token} " if token in _SPACED else token
        leads = token == OPEN


def as_segments(formula: Iterable[str], symbols: Container[str], vocabulary: str) -> list[Segment]:
    """The formula in symbols."""
    return [
        {"symbol": piece.key} if isinstance(piece, Place) else piece
        for piece in pieces(formula, symbols, vocabulary)
    ]


def in_symbols(key: str, vocabulary: str, symbols: Mapping[str, Symbol] = SYMBOLS) -> list[Segment]:
    """The formula of a quantity in one vocabulary: ``h_prev × w_fh + x × w_fx + b_f``."""
    return as_segments(symbols[key].formula, symbols, vocabulary)


def in_numbers(key: str, vocabulary: str, symbols: Mapping[str, Symbol] = SYMBOLS) -> list[Segment]:
    """The formula of a quantity with places for the current numbers."""
    return [
        {"value": piece.key, "as": "term" if piece.leads else "factor"} if isinstance(piece, Place) else piece
        for piece in pieces(symbols[key].formula, symbols, vocabulary)
    ]
