"""Below the curves: two ways to look closer, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.activations import session
from pages.activations.panels import breaks, swap
from pages.ui.widgets.choices import panel_picker

PANELS = {
    "breaks": ("Where the formula breaks", breaks.show),
    "swap": ("One for the other", swap.show),
}


@st.fragment
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.load()
    state = visit.history.present
    show = panel_picker(
        PANELS,
        state.explore,
        lambda name: session.change(explore=name),
        "activations_panel",
        linked=visit.linked,
    )
    if show:
        show(state)
    session.write_url(visit)
