"""How many units can be understood: measured by two yardsticks, on unseen files and on the text shown."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lstm_core.charlm.probes.cell_results import CellResults
from pages.neurons.model.held_out import held_out_results
from pages.neurons.reader.counts import (
    here_paragraph,
    here_table,
    unseen_paragraphs,
    unseen_table,
    yardstick_table,
)
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.live.component import recorded_table
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text, text_segments
from pages.ui.widgets.prose import prose


def show(state: NeuronState) -> None:
    """Draw the panel."""
    shown = text_of(state)
    results = _held_out(state)
    if results is not None:
        prose(unseen_paragraphs(results), key="neurons_unseen_told", vocabulary=state.vocabulary)
    _titled(yardstick_table(shown, results, state.model), key="neurons_yardsticks")
    if results is not None:
        _titled(unseen_table(results), key="neurons_unseen")
    _titled(here_table(shown, results, state.model), key="neurons_here")
    prose(
        [here_paragraph(shown, state.model), text_segments("neurons.count.quantity")],
        key="neurons_here_told",
        vocabulary=state.vocabulary,
    )


def _titled(table: dict[str, Any], *, key: str) -> None:
    st.markdown(f"**{table['label']}**")
    recorded_table(table, key=key)


def _held_out(state: NeuronState) -> CellResults | None:
    if state.model:
        st.info(text("neurons.count.own"), icon=":material/info:")
        return None
    try:
        return held_out_results()
    except ValueError as problem:
        st.info(plain(text("neurons.count.missing", problem=str(problem))), icon=":material/info:")
        return None
