"""The formula eˣ / (eˣ + 1) worked out in floats, row by row, beside the form that holds for every x."""

from __future__ import annotations

import streamlit as st

from pages.activations.spec import ACTIVATIONS
from pages.activations.state import ActivationsState
from pages.activations.tables import breaking_rows, limit_sentence
from pages.ui.live.component import recorded_table
from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.text.markdown import plain
from pages.ui.visits.visit import change

_PROBLEM = "breaks_problem"


def show(state: ActivationsState) -> None:
    """Draw the panel."""
    st.markdown(limit_sentence())
    st.session_state["breaks_x"] = short(state.x)
    st.text_input("x", key="breaks_x", on_change=_typed, max_chars=40, width=180)
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))
    recorded_table(breaking_rows(state.x), key="breaks_table")


def _typed() -> None:
    try:
        x = number_from_text(st.session_state["breaks_x"])
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)
        return
    change(ACTIVATIONS, x=x)
