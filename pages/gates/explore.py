"""Below the map: three ways to look closer, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.gates import session
from pages.gates.panels import cases, claim, many
from pages.ui.widgets.choices import panel_picker

PANELS = {
    "cases": ("Worked cases", cases.show),
    "claim": ("The claim", claim.show),
    "many": ("From one number to many", many.show),
}


@st.fragment
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.load()
    state = visit.history.present
    show = panel_picker(PANELS, state.explore, _choose, "gates_panel", linked=visit.linked)
    if show:
        show(state)
    session.write_url(visit)


def _choose(chosen: str) -> None:
    before = session.get().history.present.explore
    session.change(explore=chosen)
    # The map shows the claim's pair while that panel is open.
    if "claim" in (before, chosen):
        st.rerun()
