"""The checked figures and the quantities as rows of a table. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS, Symbol
from lstm_core.words.vocabulary import VOCABULARIES, VOCABULARY_TITLES
from pages.sources.figures.other import OTHER_FIGURES
from pages.sources.figures.outcome import ABSENT, CLAIM, MISPRINT, RIGHT, ROUNDED, WRONG, Figure, title_of
from pages.sources.figures.unit import UNIT_FIGURES
from pages.sources.state import ALL
from pages.ui.live.table import Cell, notation_for, table_payload
from pages.ui.live.words import symbol_payload
from pages.ui.params.links import address
from pages.ui.text.formulas import as_segments
from pages.ui.text.segments import Segment, in_words
from pages.ui.text.texts import text, texts

_SLOPE: list[Segment] = [{"symbol": "w_h"}, " × (1 − ", {"symbol": "rnn_h"}, "²)"]
"""The one formula with a square, which the registry's tokens do not have."""

SIGNS = {RIGHT: "✓", ROUNDED: "≈", MISPRINT: "✗", WRONG: "≠", CLAIM: "!", ABSENT: "–"}
FIGURES: tuple[Figure, ...] = (*UNIT_FIGURES, *OTHER_FIGURES)


def listed(verdict: str) -> tuple[Figure, ...]:
    """The figures with a verdict, or all of them."""
    return tuple(figure for figure in FIGURES if verdict in (ALL, figure.verdict))


def figure_rows(figures: Sequence[Figure]) -> dict[str, Any]:
    """One row per figure, calculated now."""
    return table_payload(text("sources.figures.table"), [_row(f) for f in figures], ()) | {"even": True}


def _row(figure: Figure) -> dict[str, Cell]:
    outcome, link = figure.check(), figure.link
    tried = text("sources.figures.try", number=str(figure.number))
    cells: dict[str, Cell] = {
        "number": str(figure.number),
        "document": figure.documents,
        "printed": figure.printed,
        "calculated": outcome.calculation,
        "value": outcome.value,
        "verdict": f"{SIGNS[figure.verdict]}\u00a0{title_of(figure.verdict)}",
        "try": [{"link": address(link.page, link.query), "text": tried}],
        "why": figure.note,
    }
    titles = texts("sources.figures.columns")
    return {titles[name]: cell for name, cell in cells.items()}


def quantity_rows(vocabulary: str) -> dict[str, Any]:
    """One row per quantity: its name in every vocabulary, symbol, what it means, formula and range."""
    notation = notation_for(vocabulary)
    rows = [_quantity(key, SYMBOLS, vocabulary) for key in SYMBOLS]
    return table_payload(text("sources.words.quantities.unit"), rows, (), notation)


def recurrent_rows(vocabulary: str) -> dict[str, Any]:
    """The same for the plain recurrent unit."""
    notation = notation_for(vocabulary)
    known = {**SYMBOLS, **RNN_SYMBOLS}
    rows = [_quantity(key, known, vocabulary) for key in RNN_SYMBOLS]
    symbols = {key: symbol_payload(symbol, notation) for key, symbol in RNN_SYMBOLS.items()}
    table = table_payload(text("sources.words.quantities.recurrent_table"), rows, (), notation)
    return table | {"symbols": symbols}


def _quantity(key: str, known: Mapping[str, Symbol], vocabulary: str) -> dict[str, Cell]:
    notation = notation_for(vocabulary)
    symbol, title = known[key], texts("sources.words.quantities.columns")
    formula = _SLOPE if key == "slope" else as_segments(symbol.formula, known, notation)
    return {
        **{VOCABULARY_TITLES[v]: symbol.names[v] for v in VOCABULARIES},
        title["symbol"]: [{"symbol": key}],
        title["formula"]: formula or text("sources.words.quantities.set"),
        title["range"]: in_words(symbol.span, vocabulary),
        title["meaning"]: in_words(symbol.meaning, vocabulary),
    }
