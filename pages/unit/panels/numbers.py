"""Every recorded value in a table, and as a file."""

from __future__ import annotations

import streamlit as st

from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text
from pages.unit.state import UnitState
from pages.unit.tables import value_csv, value_rows


def show(state: UnitState) -> None:
    """Draw the panel."""
    recorded_table(value_rows(state), key="numbers_table")
    st.download_button(
        text("unit.numbers.download"),
        lambda: value_csv(state),
        "gatewise-unit.csv",
        "text/csv",
        on_click="ignore",
    )
