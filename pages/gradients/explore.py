"""Below the live part: the chain rule to build, the experiment, all numbers; one at a time."""

from __future__ import annotations

import streamlit as st

from pages.gradients import session
from pages.gradients.panels import chain, gap, numbers
from pages.gradients.parts import EXPLORE
from pages.ui.widgets.choices import panel_picker

PANELS = {
    "chain": ("The chain rule", chain.show),
    "gap": ("Remember the first symbol", gap.show),
    "numbers": ("All numbers", numbers.show),
}


@st.fragment(key=EXPLORE)
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.load()
    state = visit.history.present
    show = panel_picker(
        PANELS,
        state.explore,
        lambda name: session.change(explore=name),
        "gradients_panel",
        linked=visit.linked,
    )
    if show:
        show(state)
    session.write_url(visit)
