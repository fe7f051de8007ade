"""The row above the live part: the title and the words."""

from __future__ import annotations

import streamlit as st

from pages.activations.spec import ACTIVATIONS
from pages.activations.state import ActivationsState
from pages.ui.visits.visit import change
from pages.ui.widgets.choices import words_box


def settings(state: ActivationsState) -> None:
    """Draw the row."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("Sigmoid and tanh", width="content", anchor=False)
        words_box(state.vocabulary, lambda name: change(ACTIVATIONS, vocabulary=name))
