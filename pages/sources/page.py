"""Figures and words: every figure of the source documents checked, every name, every equation, honest uses."""

import streamlit as st

from pages.sources.panels import equations, figures, glossary, uses
from pages.sources.session import SOURCES_PAGE
from pages.sources.state import SourcesState
from pages.ui.widgets.choices import show_notices, words_box

PANELS = {
    "figures": ("Figures checked", figures.show),
    "glossary": ("Glossary", glossary.show),
    "equations": ("Equation sheet", equations.show),
    "uses": ("Good for, and not", uses.show),
}


def top(state: SourcesState) -> None:
    """The row above: title and words."""
    st.session_state["sources_panel"] = state.panel
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("Figures and words", width="content", anchor=False)
        words_box(state.vocabulary, lambda name: SOURCES_PAGE.change(vocabulary=name), "sources_words")
    st.segmented_control(
        "Part", list(PANELS), key="sources_panel", required=True, format_func=lambda name: PANELS[name][0],
        label_visibility="collapsed", on_change=lambda: SOURCES_PAGE.change(panel=st.session_state["sources_panel"]),
    )  # fmt: skip


visit = SOURCES_PAGE.load()
top(visit.history.present)
show_notices(visit.notices)
PANELS[visit.history.present.panel][1](visit.history.present)
SOURCES_PAGE.write_url(visit)
