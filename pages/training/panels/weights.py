"""All twelve weights: where they started, where they are, where they ended and where they should."""

from __future__ import annotations

import streamlit as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SYMBOLS
from pages.training.data.recipes import companies
from pages.training.live.runs import records_of
from pages.training.panels.step import record_at
from pages.training.state import TrainingState
from pages.ui.live.component import recorded_table
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.numbers import fixed, precise, setting

DECIMALS = 6


def show(state: TrainingState) -> None:
    """Draw the panel."""
    records = records_of(state)
    recorded_table(weight_rows(state, records), key="training_weights")
    if state.is_published:
        st.caption(
            "The published weights have two decimals, so a distance below 0.005 is their rounding. Day by day uses "
            "them as published; a run that ends a little beside them gives slightly other memories."
        )


def weight_rows(state: TrainingState, records: tuple[EpochRecord, ...]) -> dict[str, object]:
    """One row per weight; the published value and the distance to it only where there is one."""
    now = record_at(records, state.epoch)
    start, here, end = (record.parameters.settable for record in (records[0], now, records[-1]))
    titles = "Start", f"Epoch {now.epoch:,}", f"End, epoch {records[-1].epoch:,}"
    rows: list[dict[str, Cell]] = []
    for name in WEIGHT_NAMES:
        row: dict[str, Cell] = {
            "Weight": SYMBOLS[name].names[state.vocabulary],
            "Symbol": [{"symbol": name}],
            **{
                title: fixed(held[name], DECIMALS)
                for title, held in zip(titles, (start, here, end), strict=True)
            },
        }
        if state.is_published:
            published = companies().published[name]
            row |= {"Published": setting(published), "End − published": precise(end[name] - published)}
        rows.append(row)
    numeric = set(rows[0]) - {"Weight", "Symbol"}
    return table_payload("The twelve weights", rows, numeric)
