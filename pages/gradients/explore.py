"""Below the live part: the chain rule to build, the experiment, all numbers; one at a time."""

from __future__ import annotations

import streamlit as st

from pages.gradients import session
from pages.gradients.panels import chain, gap, numbers
from pages.gradients.parts import EXPLORE

PANELS = {
    "chain": ("The chain rule", chain.show),
    "gap": ("Remember the first symbol", gap.show),
    "numbers": ("All numbers", numbers.show),
}


@st.fragment(key=EXPLORE)
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.visit()
    state = visit.history.present
    st.session_state["gradients_panel"] = state.explore or None
    st.segmented_control(
        "Look closer",
        list(PANELS),
        key="gradients_panel",
        format_func=lambda name: PANELS[name][0],
        on_change=lambda: session.change(explore=st.session_state["gradients_panel"] or ""),
    )
    if state.explore in PANELS:
        PANELS[state.explore][1](state)
    session.write_url(visit)
