"""Below the live part: ways to look closer, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.neurons import session
from pages.neurons.panels import count, names, open_cell, text, writing
from pages.neurons.parts import EXPLORE
from pages.neurons.state import NeuronState
from pages.ui.widgets.choices import panel_picker

PANELS: Mapping[str, tuple[str, Callable[[NeuronState], None]]] = {
    "count": ("How many can be understood?", count.show),
    "text": ("Another text", text.show),
    "names": ("Names of cells", names.show),
    "write": ("Let it write", writing.show),
    "open": ("Open this cell", open_cell.show),
}


@st.fragment(key=EXPLORE)
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = session.load()
    state = visit.history.present
    show = panel_picker(
        PANELS,
        state.look,
        lambda name: session.change(look=name),
        "neurons_panel",
        linked=visit.linked,
    )
    if show:
        show(state)
    session.write_url(visit)
