"""All twelve weights: where they started, where they are, where they ended and where they should."""

from __future__ import annotations

import streamlit as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import STANDARD
from pages.training.data.recipes import companies
from pages.training.live.runs import records_of
from pages.training.panels.step import record_at
from pages.training.state import TrainingState
from pages.ui.live.component import recorded_table
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.numbers import fixed, precise, setting
from pages.ui.text.texts import text, texts

DECIMALS = 6


def show(state: TrainingState) -> None:
    """Draw the panel."""
    records = records_of(state)
    recorded_table(weight_rows(state, records), key="training_weights")
    if state.epoch is None:
        st.caption(text("training.weights.not_run"))
    if state.is_published:
        st.caption(text("training.weights.published"))


def weight_rows(state: TrainingState, records: tuple[EpochRecord, ...]) -> dict[str, object]:
    """One row per weight; the published value and the distance to it only where there is one."""
    now = record_at(records, state.epoch)
    start, here, end = (record.parameters.settable for record in (records[0], now, records[-1]))
    said = texts("training.weights.columns")
    last = f"{records[-1].epoch:,}"
    titles = (
        said["start"],
        text("training.weights.columns.here", epoch=f"{now.epoch:,}"),
        text("training.weights.columns.end", epoch=last),
    )
    rows: list[dict[str, Cell]] = []
    for name in WEIGHT_NAMES:
        row: dict[str, Cell] = {
            said["weight"]: SYMBOLS[name].names[STANDARD],
            said["symbol"]: [{"symbol": name}],
            **{
                title: fixed(held[name], DECIMALS)
                for title, held in zip(titles, (start, here, end), strict=True)
            },
        }
        if state.is_published:
            published = companies().published[name]
            row |= {
                said["published"]: setting(published),
                said["distance"]: precise(end[name] - published),
            }
        rows.append(row)
    numeric = set(rows[0]) - {said["weight"], said["symbol"]}
    return table_payload(text("training.weights.table"), rows, numeric)
