"""The rule put to the test: where it comes from, how it is tried, and how to make it fail."""

from __future__ import annotations

import streamlit as st

from lstm_core.unit.gate_map import LATTICE
from pages.gates.maps import CANDIDATE
from pages.gates.sentences import PAIRS, TRIES
from pages.gates.state import GatesState
from pages.ui.text.numbers import setting
from pages.ui.text.texts import text


def show(state: GatesState) -> None:
    """Draw the panel."""
    tried = {"pairs": str(PAIRS), "tries": str(TRIES), "smallest": setting(LATTICE[0]), "largest": setting(LATTICE[-1])}  # fmt: skip
    if state.gate == CANDIDATE:
        st.markdown(text("gates.claim.about_candidate", state.vocabulary))
        st.markdown(text("gates.claim.how_candidate", state.vocabulary, **tried))
        return
    for name in ("task", "about"):
        st.markdown(text(f"gates.claim.{name}", state.vocabulary))
    st.markdown(text("gates.claim.how", state.vocabulary, **tried))
    st.markdown(text("gates.claim.why", state.vocabulary))
