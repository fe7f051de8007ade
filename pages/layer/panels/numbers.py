"""Every number of the step on screen in a table, and of all steps as files."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.layer.state import LayerState
from pages.layer.tables import run_csv, unit_rows, weights_csv
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text

TALL = 12
HEIGHT = 460


def show(state: LayerState) -> None:
    """Draw the panel."""
    rows = unit_rows(state)
    with st.container(
        height=HEIGHT if len(rows["rows"]) > TALL else "content", border=False, key="layer_numbers_frame"
    ):
        recorded_table(rows, key="layer_table")
    with st.container(horizontal=True):
        for name, made in (("steps", run_csv), ("weights", weights_csv)):
            st.download_button(
                text(f"layer.numbers.{name}"), partial(made, state), f"gatewise-layer-{name}.csv",
                "text/csv", on_click="ignore",
            )  # fmt: skip
