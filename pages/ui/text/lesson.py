"""Lesson texts and formulas as segments, so that the browser can put any row's numbers into them.

A segment is a string, ``{"symbol": key}``, ``{"name": key}`` or ``{"value": key, "as": format}``.
Results never stand in a lesson; ``{f:percent}`` says which recorded number goes there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import FUNCTIONS

LESSON_FILE = Path(__file__).parents[3] / "assets" / "content" / "lessons" / "unit.json"
WHOLE = "whole"
_PLACEHOLDER = re.compile(r"\{(\w+)(?:(\.name)|:(\w+))?\}")

Segment = str | dict[str, str]


@cache
def unit_lesson() -> Mapping[str, Any]:
    """The lesson of the unit as it stands in its file."""
    lesson: dict[str, Any] = json.loads(LESSON_FILE.read_text(encoding="utf-8"))
    return lesson


def step_counts() -> dict[str, int]:
    """How many steps each way of dividing the work has."""
    return {division["id"]: len(division["steps"]) for division in unit_lesson()["divisions"]}


def sentence(template: str) -> list[Segment]:
    """A lesson sentence as segments; ``{c.name}``, ``{c}`` and ``{f:percent}`` are its placeholders."""
    segments: list[Segment] = []
    end = 0
    for match in _PLACEHOLDER.finditer(template):
        segments.append(template[end : match.start()])
        key, name, style = match.groups()
        SYMBOLS[key]
        segments.append({"name": key} if name else {"value": key, "as": style or "glance"})
        end = match.end()
    return [segment for segment in (*segments, template[end:]) if segment]


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
