"""The equation sheet: one page to print."""

from __future__ import annotations

import streamlit as st

from pages.sources.equations import BACK, CURVES, forward_latex
from pages.sources.state import SourcesState


def show(state: SourcesState) -> None:
    """Draw the part."""
    keep, add, let_out = forward_latex(state.vocabulary)
    left, right = st.columns(2, gap="large")
    for column, stages in ((left, (keep, let_out)), (right, (add,))):
        with column:
            for title, latex in stages:
                st.subheader(title, anchor=False)
                st.latex(latex)
    st.subheader("The two curves", anchor=False)
    for latex in CURVES:
        st.latex(latex)
    st.subheader("Backpropagation through time", anchor=False)
    st.caption(
        "In standard terms; d stands for the derivative of the loss L, k for each of the four sums f, i, g, o."
    )
    for latex in BACK:
        st.latex(latex)
