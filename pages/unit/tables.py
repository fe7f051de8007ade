"""The unit's recorded values as rows: for the table on screen and, in full precision, for a spreadsheet."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lstm_core.words.symbols import SETTINGS
from pages.ui.live.table import Cell, notation_for, table_payload
from pages.ui.params.cell_variant import told
from pages.ui.text.formulas import in_symbols
from pages.ui.text.numbers import precise, setting
from pages.ui.text.segments import in_words
from pages.ui.text.texts import text
from pages.unit.live.payload import numbers_in, traces
from pages.unit.state import UnitState


def all_values(state: UnitState) -> dict[str, float]:
    """The fifteen settings and the twenty-one results, in the registry's order, as shown."""
    return {**state.numbers, **numbers_in(traces(state)[0])}


def value_rows(state: UnitState) -> dict[str, Any]:
    """One row per quantity: name, value, symbol, formula, range and meaning.

    Names follow the vocabulary, symbols and formulas its notation.
    """
    notation = notation_for(state.vocabulary)
    values, symbols = all_values(state), state.variant.symbols
    rows: list[dict[str, Cell]] = [
        {
            text("unit.numbers.quantity"): symbol.names[state.vocabulary],
            text("unit.numbers.value"): setting(values[key]) if key in SETTINGS else precise(values[key]),
            text("unit.numbers.symbol"): [{"symbol": key}],
            text("unit.numbers.formula"): in_symbols(key, notation, symbols) or text("unit.numbers.set"),
            text("unit.numbers.range"): in_words(symbol.span, state.vocabulary),
            text("unit.numbers.meaning"): in_words(symbol.meaning, state.vocabulary),
        }
        for key, symbol in symbols.items()
    ]
    table = table_payload(text("unit.numbers.label"), rows, {text("unit.numbers.value")}, notation)
    return {**table, "variant": told(state.variant)}


def value_csv(state: UnitState) -> str:
    """The same as CSV with full precision, one row per quantity."""
    values, symbols = all_values(state), state.variant.symbols
    frame = pd.DataFrame(
        {
            "key": list(symbols),
            "quantity": [symbol.names[state.vocabulary] for symbol in symbols.values()],
            "formula": [" ".join(symbol.formula) for symbol in symbols.values()],
            "value": [values[key] for key in symbols],
            "kind": [symbol.kind for symbol in symbols.values()],
            "meaning": [in_words(symbol.meaning, state.vocabulary) for symbol in symbols.values()],
        }
    )
    written: str = frame.to_csv(index=False, lineterminator="\n")
    return written
