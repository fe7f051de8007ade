"""Below the chart: own numbers, every number, and the case of document 003, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.forecast import session
from pages.forecast.panels import document, numbers, own
from pages.forecast.state import ForecastState

PANELS = {
    "own": ("Your own numbers", own.show),
    "numbers": ("All forecasts", numbers.show),
    "document": ("Document 003’s case", document.show),
}


def explore(state: ForecastState) -> None:
    """Offer the panels and show the chosen one."""
    st.session_state["explore"] = state.explore or None
    st.segmented_control(
        "Look closer",
        list(PANELS),
        key="explore",
        format_func=lambda name: PANELS[name][0],
        on_change=lambda: session.change(explore=st.session_state["explore"] or ""),
    )
    if state.explore:
        PANELS[state.explore][1](state)
