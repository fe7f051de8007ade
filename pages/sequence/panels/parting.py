"""Where two runs first differ, and what that sits in: every day's difference as a sum of contributions."""

from __future__ import annotations

import streamlit as st

from pages.sequence.narration import parting_sentence
from pages.sequence.runs import runs_of
from pages.sequence.state import SequenceState
from pages.sequence.tables import parting_rows
from pages.ui.live.component import recorded_table
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text

TALL = 12
HEIGHT = 460


def show(state: SequenceState) -> None:
    """Draw the panel."""
    runs = runs_of(state)
    parting = runs.parting()
    if parting is None:
        st.info(text("sequence.parting.alone"))
        return
    st.markdown(parting_sentence(state, runs, parting))
    names = {"name": plain(runs.names[0]), "other": plain(runs.names[1])}
    if runs.beside is not None and len(runs.beside) != len(runs.shown):
        days, days_beside, compared = map(str, (len(runs.shown), len(runs.beside), parting.c.size))
        st.caption(
            text("sequence.parting.lengths", days=days, days_beside=days_beside, compared=compared, **names)
        )
    with st.container(
        height=HEIGHT if parting.c.size > TALL else "content", border=False, key="parting_frame"
    ):
        recorded_table(parting_rows(state, parting), key="parting_table")
    st.caption(text("sequence.parting.note", **names))
