"""How many cells can be understood: measured, on held-out text and on the text shown."""

from __future__ import annotations

import streamlit as st

from lstm_core.charlm.probes.cell_results import CellResults
from pages.neurons.model.held_out import held_out_results
from pages.neurons.reader.tables import count_rows, count_sentence, here_sentence
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.live.component import recorded_table
from pages.ui.text.markdown import plain


def show(state: NeuronState) -> None:
    """Draw the panel."""
    text = text_of(state)
    results = _held_out()
    if results is not None:
        st.markdown(count_sentence(results))
    st.markdown(here_sentence(text))
    recorded_table(count_rows(text, results), key="neurons_count")


def _held_out() -> CellResults | None:
    try:
        return held_out_results()
    except ValueError as problem:
        st.info(plain(f"There is no count on held-out text: {problem}."), icon=":material/info:")
        return None
