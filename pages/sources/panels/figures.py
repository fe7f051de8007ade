"""Every figure of the source documents beside the same calculation made now."""

from __future__ import annotations

import streamlit as st

from pages.sources.figures.outcome import VERDICTS, title_of
from pages.sources.spec import SOURCES
from pages.sources.state import ALL, SourcesState
from pages.sources.tables import figure_rows, listed
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text
from pages.ui.visits.visit import change


def show(state: SourcesState) -> None:
    """Draw the part."""
    st.session_state["sources_verdict"] = state.verdict
    st.segmented_control(
        text("sources.figures.show"), (ALL, *VERDICTS), key="sources_verdict", required=True,
        format_func=lambda verdict: text("sources.figures.all") if verdict == ALL else title_of(verdict),
        on_change=lambda: change(SOURCES, verdict=st.session_state["sources_verdict"]),
    )  # fmt: skip
    recorded_table(figure_rows(listed(state.verdict)), key="figures_table")
