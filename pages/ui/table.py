"""All recorded values as a table and as CSV."""

from __future__ import annotations

import csv
import io

import pandas as pd

from lstm_core.symbols import SETTINGS, SYMBOLS, formula_latex
from lstm_core.vocabulary import STANDARD, Z_NOTATION
from pages.ui.numbers import precise, setting
from pages.ui.state import UnitState
from pages.ui.unit.payload import numbers_in, traces


def all_values(state: UnitState) -> dict[str, float]:
    """The fifteen settings and the twenty-one results, in the registry's order, as shown."""
    return {**state.numbers, **numbers_in(traces(state)[0])}


def value_table(state: UnitState) -> pd.DataFrame:
    """One row per quantity: name, symbol, formula, value as text and meaning.

    Names follow the vocabulary; words make poor formulas, so those are in standard or in z-notation."""
    values = all_values(state)
    notation = Z_NOTATION if state.vocabulary == Z_NOTATION else STANDARD
    rows = []
    for key, symbol in SYMBOLS.items():
        written = symbol.notation[notation]
        rows.append(
            {
                "Quantity": symbol.names[state.vocabulary],
                "Symbol": f"${written.latex}$",
                "Formula": f"${formula_latex(key, notation)}$" if symbol.formula else "set by you",
                "Value": setting(values[key]) if key in SETTINGS else precise(values[key]),
                "Range": symbol.span,
                "Meaning": symbol.meaning,
            }
        )
    return pd.DataFrame(rows).set_index("Quantity")


def value_csv(state: UnitState) -> str:
    """The same as CSV with full precision, one row per quantity, for a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["key", "quantity", "formula", "value", "kind", "meaning"])
    values = all_values(state)
    for key, symbol in SYMBOLS.items():
        formula = " ".join(symbol.formula)
        writer.writerow(
            [key, symbol.names[state.vocabulary], formula, repr(values[key]), symbol.kind, symbol.meaning]
        )
    return buffer.getvalue()
