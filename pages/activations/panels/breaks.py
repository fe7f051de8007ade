"""The formula eˣ / (eˣ + 1) worked out in floats, row by row, beside the form that holds for every x."""

from __future__ import annotations

import streamlit as st

from pages.activations.spec import ACTIVATIONS
from pages.activations.state import ActivationsState
from pages.activations.tables import breaking_rows, limit_sentence
from pages.ui.live.component import recorded_table
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.visits.visit import change
from pages.ui.widgets.typing import number_field, say_refused


def show(state: ActivationsState) -> None:
    """Draw the panel."""
    st.markdown(limit_sentence())
    number_field(
        "x",
        "breaks_x",
        state.x,
        -MAX_SETTING,
        MAX_SETTING,
        lambda x: change(ACTIVATIONS, x=x),
        whole=False,
        width=180,
    )
    say_refused("breaks_x")
    recorded_table(breaking_rows(state.x), key="breaks_table")
