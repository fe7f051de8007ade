"""Both units' values and the derivatives at every step, in a table and as a file."""

from __future__ import annotations

import streamlit as st

from pages.gradients.flow.tables import flow_csv, flow_rows
from pages.gradients.state import GradientState
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text

HEIGHT = 460
FILE = "gatewise-gradients.csv"


def show(state: GradientState) -> None:
    """Draw the panel."""
    with st.container(height=HEIGHT, border=False, key="flow_frame"):
        recorded_table(flow_rows(state), key="flow_table")
    st.download_button(
        text("gradients.flow.table.download"), lambda: flow_csv(state), FILE, "text/csv", on_click="ignore"
    )
