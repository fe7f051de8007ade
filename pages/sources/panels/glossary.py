"""Every quantity of both units in all four vocabularies."""

from __future__ import annotations

import streamlit as st

from pages.sources.state import SourcesState
from pages.sources.tables import glossary_rows, recurrent_rows
from pages.ui.live.component import recorded_table


def show(state: SourcesState) -> None:
    """Draw the part."""
    recorded_table(glossary_rows(state.vocabulary), key="glossary_table")
    st.markdown("##### The plain recurrent unit")
    recorded_table(recurrent_rows(state.vocabulary), key="recurrent_table")
