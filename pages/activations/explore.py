"""Below the curves: two ways to look closer, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.activations import session
from pages.activations.panels import breaks, swap

PANELS = {
    "breaks": ("Where the formula breaks", breaks.show),
    "swap": ("One for the other", swap.show),
}


@st.fragment
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.visit()
    state = visit.history.present
    st.session_state["activations_panel"] = state.explore or None
    st.segmented_control(
        "Look closer",
        list(PANELS),
        key="activations_panel",
        format_func=lambda name: PANELS[name][0],
        on_change=lambda: session.change(explore=st.session_state["activations_panel"] or ""),
    )
    if state.explore:
        PANELS[state.explore][1](state)
    session.write_url(visit)
