"""The sigmoid beside the two curves that other programs call hard sigmoid, at the input on screen and at telling ones."""

from __future__ import annotations

import streamlit as st

from pages.activations.state import ActivationsState
from pages.activations.tables import hard_rows
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text


def show(state: ActivationsState) -> None:
    """Draw the panel."""
    st.markdown(text("activations.hard.told"))
    recorded_table(hard_rows(state.z), key="hard_table")
