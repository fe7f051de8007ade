"""Every quantity of both units in all four vocabularies; the words themselves are listed by the live part above."""

from __future__ import annotations

import streamlit as st

from pages.sources.state import SourcesState
from pages.sources.tables import quantity_rows, recurrent_rows
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text


def show(state: SourcesState) -> None:
    """Draw the part."""
    st.subheader(text("sources.words.quantities.title"), anchor=False)
    recorded_table(quantity_rows(state.vocabulary), key="glossary_table")
    st.subheader(text("sources.words.quantities.recurrent"), anchor=False)
    recorded_table(recurrent_rows(state.vocabulary), key="recurrent_table")
