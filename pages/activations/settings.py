"""The row above the live part: the title and the words."""

from __future__ import annotations

import streamlit as st

from lstm_core.vocabulary import VOCABULARIES, VOCABULARY_TITLES
from pages.activations import session
from pages.activations.state import ActivationsState


def settings(state: ActivationsState) -> None:
    """Draw the row."""
    st.session_state["words"] = state.vocabulary
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("Sigmoid and tanh", width="content", anchor=False)
        st.selectbox(
            "Words",
            VOCABULARIES,
            key="words",
            format_func=VOCABULARY_TITLES.__getitem__,
            on_change=lambda: session.change(vocabulary=st.session_state["words"]),
            width=150,
        )
