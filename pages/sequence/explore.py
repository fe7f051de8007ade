"""Below the live part: four ways to look closer at the same run, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.sequence import session
from pages.sequence.panels import hold, numbers, parting, series
from pages.sequence.parts import SEQUENCE_EXPLORE
from pages.ui.widgets.choices import panel_picker

PANELS = {
    "parting": ("Where do they part?", parting.show),
    "hold": ("Hold a gate", hold.show),
    "series": ("Own series", series.show),
    "numbers": ("All numbers", numbers.show),
}


@st.fragment(key=SEQUENCE_EXPLORE)
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.load()
    state = visit.history.present
    show = panel_picker(
        PANELS,
        state.explore,
        lambda name: session.change(explore=name),
        "sequence_panel",
        linked=visit.linked,
    )
    if show:
        show(state)
    session.write_url(visit)
