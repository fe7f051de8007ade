"""Below the live part: four ways to look closer at the same run, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.sequence import session
from pages.sequence.panels import hold, numbers, parting, series
from pages.ui.fragments import SEQUENCE_EXPLORE

PANELS = {
    "parting": ("Where do they part?", parting.show),
    "hold": ("Hold a gate", hold.show),
    "series": ("Own series", series.show),
    "numbers": ("All numbers", numbers.show),
}


@st.fragment(key=SEQUENCE_EXPLORE)
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.visit()
    state = visit.history.present
    st.session_state["sequence_panel"] = state.explore or None
    st.segmented_control(
        "Look closer",
        list(PANELS),
        key="sequence_panel",
        format_func=lambda name: PANELS[name][0],
        on_change=lambda: session.change(explore=st.session_state["sequence_panel"] or ""),
    )
    if state.explore:
        PANELS[state.explore][1](state)
    session.write_url(visit)
