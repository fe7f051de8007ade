"""Both units' values and the four derivatives at every step, in a table and as a file."""

from __future__ import annotations

import streamlit as st

from pages.gradients.flow.tables import flow_csv, flow_rows
from pages.gradients.state import GradientState
from pages.ui.live.component import recorded_table

HEIGHT = 460


def show(state: GradientState) -> None:
    """Draw the panel."""
    with st.container(height=HEIGHT, border=False, key="flow_frame"):
        recorded_table(flow_rows(state), key="flow_table")
    st.download_button(
        "Download CSV", lambda: flow_csv(state), "gatewise-gradients.csv", "text/csv", on_click="ignore"
    )
