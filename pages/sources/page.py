"""Figures and words: every figure of the source documents checked, every word, every equation, honest uses."""

import streamlit as st

from pages.sources.panels import equations, figures, glossary, uses
from pages.sources.spec import SOURCES
from pages.sources.state import PANELS, SourcesState
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.texts import text, texts
from pages.ui.visits.visit import change, visit
from pages.ui.widgets.choices import show_notices
from pages.ui.widgets.lesson import ending, opening
from pages.ui.widgets.row import settings_rows

SHOW = {"figures": figures.show, "glossary": glossary.show, "equations": equations.show, "uses": uses.show}


def choose_part(state: SourcesState) -> None:
    """Which of its parts the page shows."""
    st.session_state["sources_panel"] = state.explore
    st.segmented_control(
        text("sources.parts.label"), PANELS, key="sources_panel", required=True,
        format_func=texts("sources.parts").__getitem__, label_visibility="collapsed",
        on_change=lambda: change(SOURCES, explore=st.session_state["sources_panel"]),
    )  # fmt: skip


here = visit(SOURCES)
settings_rows(SOURCES, here.state)
show_notices(here.notices)
opening(SOURCES.name, here.state.vocabulary, SOURCES.facts())
choose_part(here.state)
exchanging_part(
    LiveScript("sources", "pages/sources/sources.js", "", 0), SOURCES.payload(here.state), here.screen
)
SHOW[here.state.explore](here.state)
ending(SOURCES.name, here.state.vocabulary, SOURCES.facts())
