"""Where two runs part, and which gate did it: every day's difference as a sum of shares."""

from __future__ import annotations

import streamlit as st

from pages.sequence.narration import parting_sentence
from pages.sequence.runs import runs_of
from pages.sequence.state import SequenceState
from pages.sequence.tables import parting_rows
from pages.ui.live.component import recorded_table
from pages.ui.text.markdown import plain

TALL = 12
HEIGHT = 460


def show(state: SequenceState) -> None:
    """Draw the panel."""
    runs = runs_of(state)
    parting = runs.parting()
    if parting is None:
        st.info(
            "Choose a second series under “Compare with”, or hold a gate, and this says where the two runs part."
        )
        return
    st.markdown(parting_sentence(state, runs, parting))
    if runs.beside is not None and len(runs.beside) != len(runs.shown):
        st.caption(
            f"{plain(runs.names[0])} has {len(runs.shown)} days and {plain(runs.names[1])} {len(runs.beside)}; "
            f"the first {parting.c.size} are compared."
        )
    with st.container(
        height=HEIGHT if parting.c.size > TALL else "content", border=False, key="parting_frame"
    ):
        recorded_table(parting_rows(state, parting), key="parting_table")
    st.caption(
        f"Differences are {plain(runs.names[0])} minus {plain(runs.names[1])}. A product that differs is split evenly: "
        "what changed in one factor times the mean of the other, and the other way round; nothing is left over but the rounding of what is shown."
    )
