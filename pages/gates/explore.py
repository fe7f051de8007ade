"""Below the map: three ways to look closer, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.gates import session
from pages.gates.panels import cases, claim, many

PANELS = {
    "cases": ("Worked cases", cases.show),
    "claim": ("The claim", claim.show),
    "many": ("From one number to many", many.show),
}


@st.fragment
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.visit()
    state = visit.history.present
    st.session_state["gates_panel"] = state.explore or None
    st.segmented_control(
        "Look closer",
        list(PANELS),
        key="gates_panel",
        format_func=lambda name: PANELS[name][0],
        on_change=_choose,
    )
    if state.explore:
        PANELS[state.explore][1](state)
    session.write_url(visit)


def _choose() -> None:
    before = session.current().history.present.explore
    chosen = st.session_state["gates_panel"] or ""
    session.change(explore=chosen)
    # The map shows the claim's pair while that panel is open.
    if "claim" in (before, chosen):
        st.rerun()
