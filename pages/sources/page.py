"""Figures and words: every figure of the source documents checked, every name, every equation, honest uses."""

import streamlit as st

from pages.sources.panels import equations, figures, glossary, uses
from pages.sources.spec import SOURCES
from pages.sources.state import SourcesState
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.visits.visit import change, visit
from pages.ui.widgets.choices import show_notices
from pages.ui.widgets.lesson import ending, opening
from pages.ui.widgets.row import settings_rows

PANELS = {
    "figures": ("Figures checked", figures.show),
    "glossary": ("Glossary", glossary.show),
    "equations": ("Equation sheet", equations.show),
    "uses": ("Good for, and not", uses.show),
}


def top(state: SourcesState) -> None:
    """The row above: title and words."""
    st.session_state["sources_panel"] = state.explore
    settings_rows(SOURCES, state)
    st.segmented_control(
        "Part", list(PANELS), key="sources_panel", required=True, format_func=lambda name: PANELS[name][0],
        label_visibility="collapsed", on_change=lambda: change(SOURCES, explore=st.session_state["sources_panel"]),
    )  # fmt: skip


here = visit(SOURCES)
top(here.state)
show_notices(here.notices)
opening(SOURCES.name, here.state.vocabulary, SOURCES.facts())
PANELS[here.state.explore][1](here.state)
exchanging_part(
    LiveScript("sources", "pages/sources/sources.js", "", 0), SOURCES.payload(here.state), here.screen
)
ending(SOURCES.name, here.state.vocabulary, SOURCES.facts())
