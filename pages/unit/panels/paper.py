"""The same step in exact arithmetic and by hand, and why notes made by hand may say something else again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lstm_core.unit.paper import paper_step
from lstm_core.words.symbols import RESULTS, SYMBOLS
from pages.ui.live.component import recorded_table
from pages.ui.live.table import Cell, table_payload
from pages.ui.params.cell_variant import told
from pages.ui.text.numbers import fixed, precise
from pages.ui.text.texts import text
from pages.unit.live.payload import numbers_in, traces
from pages.unit.settings import counted
from pages.unit.state import UnitState

USUAL = 2
BY_HAND = 1
NOISE = 1e-12
Numbers = Mapping[str, float]


def show(state: UnitState) -> None:
    """Draw the panel."""
    decimals = state.decimals or USUAL
    paper, exact = (numbers_in(trace) for trace in traces(replace(state, decimals=decimals)))
    rough = numbers_in(
        paper_step(state.parameters, *state.states, decimals, share_decimals=BY_HAND, variant=state.variant)
    )
    words = {key: symbol.names[state.vocabulary] for key, symbol in state.variant.symbols.items()}
    st.markdown(_told(state.vocabulary, decimals, exact, paper, rough))
    asked = {"decimals": counted(decimals)}
    numeric = (
        text("unit.paper.exact"),
        text("unit.paper.by_hand", **asked),
        text("unit.paper.difference"),
        text("unit.paper.gates", decimals=counted(BY_HAND)),
    )
    rows: list[dict[str, Cell]] = [
        {
            text("unit.paper.quantity"): words[key],
            text("unit.paper.symbol"): [{"symbol": key}],
            numeric[0]: precise(exact[key]),
            numeric[1]: fixed(paper[key], decimals),
            numeric[2]: precise(_difference(paper[key], exact[key])),
            numeric[3]: _by_hand(rough[key], key, decimals),
        }
        for key in RESULTS
    ]
    table = table_payload(text("unit.paper.label"), rows, numeric)
    recorded_table({**table, "variant": told(state.variant)}, key="paper_table")


def _told(vocabulary: str, decimals: int, exact: Numbers, paper: Numbers, rough: Numbers) -> str:
    return text(
        "unit.paper.told",
        vocabulary,
        exact=precise(exact["c"]),
        paper=fixed(paper["c"], decimals),
        rough=fixed(rough["c"], decimals),
        decimals=counted(decimals),
        few=counted(BY_HAND),
        f=fixed(paper["f"], decimals),
        rough_f=fixed(rough["f"], BY_HAND),
        i=fixed(paper["i"], decimals),
        rough_i=fixed(rough["i"], BY_HAND),
        kept=fixed(rough["kept"], decimals),
        added=fixed(rough["added"], decimals),
    )


def _difference(paper: float, exact: float) -> float:
    return 0.0 if abs(paper - exact) < NOISE else paper - exact


def _by_hand(value: float, key: str, decimals: int) -> str:
    return fixed(value, BY_HAND if SYMBOLS[key].kind == "share" else decimals)
