"""The equation sheet: one page to print."""

from __future__ import annotations

import streamlit as st

from pages.sources.equations import back_rows, curve_rows, forward_rows, index_note
from pages.sources.state import SourcesState
from pages.ui.live.component import recorded_table
from pages.ui.text.markdown import plain


def show(state: SourcesState) -> None:
    """Draw the part."""
    st.subheader("Forward", anchor=False)
    recorded_table(forward_rows(state.vocabulary), key="forward_equations")
    st.markdown(plain(index_note(state.vocabulary)))
    st.subheader("Backpropagation through time", anchor=False)
    recorded_table(back_rows(), key="back_equations")
    st.markdown(
        "In standard terms: L is the loss, d stands for its derivative, k for each of the sums f, i, c, o. After the "
        "last step T nothing comes back: the terms with t+1 are 0 there."
    )
    st.subheader("The two curves", anchor=False)
    recorded_table(curve_rows(), key="curve_equations")
