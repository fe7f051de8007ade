"""The same step in exact and in paper arithmetic, and why notes made by hand may say something else again."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstm_core.unit.paper import paper_step
from lstm_core.words.symbols import RESULTS, SYMBOLS
from pages.ui.live.component import recorded_table
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.names import lower_first
from pages.ui.text.numbers import fixed, precise
from pages.unit.live.payload import numbers_in, traces
from pages.unit.state import UnitState

USUAL = 2
BY_HAND = 1
NOISE = 1e-12


def show(state: UnitState) -> None:
    """Draw the panel."""
    decimals = state.decimals or USUAL
    paper, exact = (numbers_in(trace) for trace in traces(replace(state, decimals=decimals)))
    rough = numbers_in(paper_step(state.parameters, *state.states, decimals, share_decimals=BY_HAND))
    words = {key: SYMBOLS[key].names[state.vocabulary] for key in RESULTS}
    st.markdown(
        f"The {lower_first(words['c'])} is **{precise(exact['c'])}** in exact arithmetic, "
        f"**{fixed(paper['c'], decimals)}** when every result is rounded to {_decimals(decimals)} before it is used, and "
        f"**{fixed(rough['c'], decimals)}** when the gate values are rounded to {_decimals(BY_HAND)} as well "
        f"({fixed(paper['f'], decimals)} → {fixed(rough['f'], BY_HAND)}, "
        f"{fixed(paper['i'], decimals)} → {fixed(rough['i'], BY_HAND)}): "
        f"{fixed(rough['kept'], decimals)} kept plus {fixed(rough['added'], decimals)} added. "
        f"No step is wrong; rounding early is what moves the last digits."
    )
    numeric = ("Exact", f"Paper, {_decimals(decimals)}", "Paper − exact", f"Gates to {_decimals(BY_HAND)}")
    rows: list[dict[str, Cell]] = [
        {
            "Quantity": words[key],
            "Symbol": [{"symbol": key}],
            numeric[0]: precise(exact[key]),
            numeric[1]: fixed(paper[key], decimals),
            numeric[2]: precise(_difference(paper[key], exact[key])),
            numeric[3]: _by_hand(rough[key], key, decimals),
        }
        for key in RESULTS
    ]
    recorded_table(table_payload("Exact and paper arithmetic", rows, numeric), key="paper_table")


def _difference(paper: float, exact: float) -> float:
    return 0.0 if abs(paper - exact) < NOISE else paper - exact


def _by_hand(value: float, key: str, decimals: int) -> str:
    return fixed(value, BY_HAND if SYMBOLS[key].kind == "share" else decimals)


def _decimals(count: int) -> str:
    return f"{count} decimal{'s' if count > 1 else ''}"
