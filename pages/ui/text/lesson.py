"""The walk through the unit, and formulas as segments, so that the browser can put any row's numbers into them. Pure.

Results never stand in a text; ``{f:percent}`` says which recorded number goes there. What a step's ``because`` names are
lists of cases: the first whose conditions hold for the numbers on screen says its sentence (``assets/live/text/cases.js``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import FUNCTIONS
from pages.ui.text.segments import Segment
from pages.ui.text.texts import texts

WHOLE = "whole"
BECAUSE = "because"


def unit_lesson() -> Mapping[str, Any]:
    """The walk through the unit as it stands in its file: ``whole``, ``divisions`` with their steps, ``because``."""
    lesson: dict[str, Any] = texts("unit.walk")
    return lesson


def step_counts() -> dict[str, int]:
    """How many steps each way of dividing the work has."""
    return {division["id"]: len(division["steps"]) for division in unit_lesson()["divisions"]}


def in_symbols(key: str, vocabulary: str) -> list[Segment]:
    """The formula of a quantity in one vocabulary: ``h_prev × w_fh + x × w_fx + b_f``."""
    return as_segments(SYMBOLS[key].formula, SYMBOLS, vocabulary)


def as_segments(formula: Iterable[str], symbols: Container[str], vocabulary: str) -> list[Segment]:
    """A formula's tokens as segments; those in ``symbols`` are quantities."""
    return [
        {"symbol": token}
        if token in symbols
        else FUNCTIONS[token][vocabulary]
        if token in FUNCTIONS
        else token
        for token in _spaced(formula)
    ]


def in_numbers(key: str, vocabulary: str) -> list[Segment]:
    """The formula of a quantity with places for the current numbers."""
    segments: list[Segment] = []
    for token in _spaced(SYMBOLS[key].formula):
        if token in SYMBOLS:
            segments.append({"value": token, "as": "factor" if segments and segments[-1] != "(" else "term"})
        else:
            segments.append(FUNCTIONS[token][vocabulary] if token in FUNCTIONS else token)
    return segments


def _spaced(formula: Iterable[str]) -> list[str]:
    return [f" {token} " if token in "×+" else token for token in formula]
