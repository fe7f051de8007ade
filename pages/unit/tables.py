"""The unit's recorded values as rows: for the table on screen and, in full precision, for a spreadsheet."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lstm_core.words.symbols import SETTINGS, SYMBOLS
from pages.ui.live.table import Cell, notation_for, table_payload
from pages.ui.text.lesson import in_symbols
from pages.ui.text.numbers import precise, setting
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
    values = all_values(state)
    rows: list[dict[str, Cell]] = [
        {
            "Quantity": symbol.names[state.vocabulary],
            "Value": setting(values[key]) if key in SETTINGS else precise(values[key]),
            "Symbol": [{"symbol": key}],
            "Formula": in_symbols(key, notation) or "set by you",
            "Range": symbol.span,
            "Meaning": symbol.meaning,
        }
        for key, symbol in SYMBOLS.items()
    ]
    return table_payload("Every number of the unit", rows, {"Value"}, notation)


def value_csv(state: UnitState) -> str:
    """The same as CSV with full precision, one row per quantity."""
    values = all_values(state)
    frame = pd.DataFrame(
        {
            "key": list(SYMBOLS),
            "quantity": [symbol.names[state.vocabulary] for symbol in SYMBOLS.values()],
            "formula": [" ".join(symbol.formula) for symbol in SYMBOLS.values()],
            "value": [values[key] for key in SYMBOLS],
            "kind": [symbol.kind for symbol in SYMBOLS.values()],
            "meaning": [symbol.meaning for symbol in SYMBOLS.values()],
        }
    )
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text
