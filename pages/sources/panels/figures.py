"""Every figure of the source documents beside the same calculation made now."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from pages.sources.figures.outcome import ABSENT, CLAIM, MISPRINT, RIGHT, ROUNDED, TITLES, VERDICTS, WRONG
from pages.sources.spec import SOURCES
from pages.sources.state import ALL, SourcesState
from pages.sources.tables import FIGURES, figure_rows, listed
from pages.sources.texts import listed_texts
from pages.ui.live.component import recorded_table
from pages.ui.visits.visit import change

COUNTED = {
    RIGHT: "right", ROUNDED: "rounded", MISPRINT: "misprinted", WRONG: "wrong", CLAIM: "to be read with care",
    ABSENT: "not printed",
}  # fmt: skip


def show(state: SourcesState) -> None:
    """Draw the part."""
    counts = Counter(figure.verdict for figure in FIGURES)
    told = ", ".join(f"{counts[verdict]} {COUNTED[verdict]}" for verdict in VERDICTS)
    st.markdown(
        f"The app teaches from these documents, whose pictures are gone:\n\n{listed_texts()}\n\n"
        f"Their {len(FIGURES)} figures and claims were "
        f"calculated anew when this page was opened: {told}."
    )
    st.session_state["sources_verdict"] = state.verdict
    st.segmented_control(
        "Show", (ALL, *VERDICTS), key="sources_verdict", required=True,
        format_func=lambda verdict: TITLES.get(verdict, "All"),
        on_change=lambda: change(SOURCES, verdict=st.session_state["sources_verdict"]),
    )  # fmt: skip
    recorded_table(figure_rows(listed(state.verdict)), key="figures_table")
