"""Open this unit: the chosen unit at the chosen character, sum by sum, as on the page of one unit."""

from __future__ import annotations

import streamlit as st

from pages.neurons.cell.payload import unit_query
from pages.neurons.model.network import reading_of
from pages.neurons.reader.finding import cell_of
from pages.neurons.spec import NEURONS
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.texts import text, text_segments
from pages.ui.widgets.prose import prose

OPENED = LiveScript("opened", "pages/neurons/opened/cell.js", text("neurons.waiting.opened"), 900)


def show(state: NeuronState) -> None:
    """Draw the panel."""
    reading, cell = reading_of(text_of(state), state.model), cell_of(state)
    units = str(reading.model.units)
    prose(
        [text_segments("neurons.open.told", units=units)],
        key="neurons_open_told",
        vocabulary=state.vocabulary,
    )
    exchanging_part(OPENED, *NEURONS.part(OPENED.name, state))
    st.page_link(
        "unit/page.py",
        label=text("neurons.open.link"),
        icon=":material/arrow_forward:",
        query_params=unit_query(reading, cell, state.place, state.vocabulary),
        help=text("neurons.open.link_help", units=units),
    )
