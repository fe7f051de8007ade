"""The checked figures and the glossary as rows of a table. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS, Symbol
from lstm_core.words.vocabulary import VOCABULARIES, VOCABULARY_TITLES
from pages.sources.figures.other import OTHER_FIGURES
from pages.sources.figures.outcome import ABSENT, CLAIM, MISPRINT, RIGHT, ROUNDED, TITLES, WRONG, Figure
from pages.sources.figures.places import place_of
from pages.sources.figures.unit import UNIT_FIGURES
from pages.sources.state import ALL
from pages.ui.live.table import Cell, notation_for, table_payload
from pages.ui.live.words import symbol_payload
from pages.ui.params.links import address
from pages.ui.text.lesson import as_segments
from pages.ui.text.segments import Segment

_SLOPE: list[Segment] = [{"symbol": "w_h"}, " × (1 − ", {"symbol": "rnn_h"}, "²)"]
"""The one formula with a square, which the registry's tokens do not have."""

SIGNS = {RIGHT: "✓", ROUNDED: "≈", MISPRINT: "✗", WRONG: "≠", CLAIM: "!", ABSENT: "–"}
FIGURES: tuple[Figure, ...] = (*UNIT_FIGURES, *OTHER_FIGURES)


def listed(verdict: str) -> tuple[Figure, ...]:
    """The figures with a verdict, or all of them."""
    return tuple(figure for figure in FIGURES if verdict in (ALL, figure.verdict))


def figure_rows(figures: Sequence[Figure]) -> dict[str, Any]:
    """One row per figure, calculated now."""
    return table_payload(
        "The source documents' figures, each calculated anew", [_row(f) for f in figures], ()
    ) | {"even": True}


def _row(figure: Figure) -> dict[str, Cell]:
    outcome = figure.check()
    link = figure.link
    page = "" if link is None else link.page
    return {
        "No.": str(figure.number),
        "Document": figure.documents,
        "As printed": figure.printed,
        "Calculated now": outcome.calculation,
        "True value": outcome.value,
        "Verdict": f"{SIGNS[figure.verdict]}\u00a0{TITLES[figure.verdict]}",
        "Try it": []
        if link is None
        else [{"link": address(page, link.query), "text": f"Try no. {figure.number}"}],
        "Why": figure.note,
    }


def glossary_rows(vocabulary: str) -> dict[str, Any]:
    """One row per quantity: its name in every vocabulary, symbol, formula, range and place in the picture."""
    notation = notation_for(vocabulary)
    rows = [_quantity(key, SYMBOLS, notation) | {"In the picture": place_of(key)} for key in SYMBOLS]
    return table_payload("Every quantity in the four vocabularies", rows, (), notation)


def recurrent_rows(vocabulary: str) -> dict[str, Any]:
    """The same for the plain recurrent unit, which has a picture on the page From RNN to LSTM only."""
    notation = notation_for(vocabulary)
    known = {**SYMBOLS, **RNN_SYMBOLS}
    rows = [_quantity(key, known, notation) | {"What it is": known[key].meaning} for key in RNN_SYMBOLS]
    symbols = {key: symbol_payload(symbol, notation) for key, symbol in RNN_SYMBOLS.items()}
    return table_payload(
        "The plain recurrent unit's quantities in the four vocabularies", rows, (), notation
    ) | {"symbols": symbols}


def _quantity(key: str, known: Mapping[str, Symbol], notation: str) -> dict[str, Cell]:
    symbol = known[key]
    return {
        **{VOCABULARY_TITLES[v]: symbol.names[v] for v in VOCABULARIES},
        "Symbol": [{"symbol": key}],
        "Formula": _SLOPE if key == "slope" else as_segments(symbol.formula, known, notation) or "set by you",
        "Range": symbol.span,
    }
