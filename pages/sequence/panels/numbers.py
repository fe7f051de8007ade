"""Every recorded value of every day in a table, and as files."""

from __future__ import annotations

import streamlit as st

from pages.sequence.runs import runs_of
from pages.sequence.state import SequenceState
from pages.sequence.tables import trace_csv, trace_json, trace_rows
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text

TALL = 12
HEIGHT = 460


def show(state: SequenceState) -> None:
    """Draw the panel."""
    runs = runs_of(state)
    traces = dict(zip(runs.names, (runs.shown, runs.beside), strict=True))
    name = runs.names[0]
    if runs.beside is not None:
        name = st.segmented_control(
            text("sequence.numbers.run"),
            runs.names,
            default=name,
            required=True,
            key=f"numbers_run_{runs.names}",
        )
    trace = traces[name] or runs.shown
    with st.container(height=HEIGHT if len(trace) > TALL else "content", border=False, key="numbers_frame"):
        recorded_table(trace_rows(state, trace, name), key="trace_table")
    with st.container(horizontal=True):
        st.download_button(
            text("sequence.numbers.csv"),
            lambda: trace_csv(state, runs),
            "gatewise-days.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            text("sequence.numbers.json"), lambda: trace_json(state, runs), "gatewise-days.json", "application/json",
            on_click="ignore",
        )  # fmt: skip
