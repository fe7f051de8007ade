"""Below the diagram: five ways to look closer at the same numbers, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.gate_by_gate import session
from pages.gate_by_gate.panels import curve, files, numbers, paper, seek
from pages.gate_by_gate.parts import EXPLORE
from pages.ui.widgets.choices import panel_picker

PANELS = {
    "numbers": ("All numbers", numbers.show),
    "seek": ("Which value gives …?", seek.show),
    "curve": ("Response curve", curve.show),
    "paper": ("Exact and paper", paper.show),
    "files": ("Save and load", files.show),
}


@st.fragment(key=EXPLORE)
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.load()
    state = visit.history.present
    show = panel_picker(
        PANELS, state.explore, lambda name: session.change(explore=name), "explore", linked=visit.linked
    )
    if show:
        show(state)
    session.write_url(visit)
