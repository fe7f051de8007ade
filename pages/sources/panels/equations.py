"""The equation sheet: one page to print."""

from __future__ import annotations

import streamlit as st

from pages.sources.equations import back_rows, curve_rows, forward_rows, index_note
from pages.sources.state import SourcesState
from pages.ui.live.component import recorded_table
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text


def show(state: SourcesState) -> None:
    """Draw the part."""
    st.subheader(text("sources.equations.forward.title"), anchor=False)
    recorded_table(forward_rows(state.vocabulary), key="forward_equations")
    st.markdown(plain(index_note(state.vocabulary)))
    st.subheader(text("sources.equations.back.title"), anchor=False)
    recorded_table(back_rows(), key="back_equations")
    st.markdown(text("sources.equations.back.note"))
    st.subheader(text("sources.equations.curves.title"), anchor=False)
    recorded_table(curve_rows(), key="curve_equations")
