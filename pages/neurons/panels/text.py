"""A text of one's own: typed, pasted, from a file, or one that the network never saw."""

from __future__ import annotations

import streamlit as st

from pages.neurons.state import NeuronState
from pages.neurons.texts import text_of


def show(state: NeuronState) -> None:
    """Offer other texts."""
    st.code(text_of(state), language=None)
