"""The row above the live part: the title and the words."""

from __future__ import annotations

import streamlit as st

from pages.gates.spec import GATES_PAGE
from pages.gates.state import GatesState
from pages.ui.visits.visit import change
from pages.ui.widgets.choices import words_box


def settings(state: GatesState) -> None:
    """Draw the row."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("What each gate does", width="content", anchor=False)
        words_box(state.vocabulary, lambda name: change(GATES_PAGE, vocabulary=name))
