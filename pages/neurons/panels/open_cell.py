"""Open this cell: the chosen cell at the chosen character, sum by sum, as the unit of the first page."""

from __future__ import annotations

import streamlit as st

from pages.neurons.cell.payload import unit_query
from pages.neurons.model.network import reading_of
from pages.neurons.reader.finding import cell_of
from pages.neurons.spec import NEURONS
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.live.component import LiveScript, exchanging_part

OPENED = LiveScript("opened", "pages/neurons/opened/cell.js", "Opening the cell", 900)


def show(state: NeuronState) -> None:
    """Draw the panel."""
    reading, cell = reading_of(text_of(state)), cell_of(state)
    cells = reading.model.units
    st.markdown(
        f"The unit of the first page has one short-term memory and, for each gate, one weight for it. Here every gate of every "
        f"cell listens to **{cells} memories**, those of all cells after the character before, each with a weight of its own; "
        "and a character read adds its own weight. The sums have more terms. What becomes of them is the same arithmetic."
    )
    exchanging_part(OPENED, *NEURONS.part(OPENED.name, state))
    st.page_link(
        "unit/page.py",
        label="Open these sums in gate by gate",
        icon=":material/arrow_forward:",
        query_params=unit_query(reading, cell, state.place, state.vocabulary),
        help=f"There short-term memory and input are 1: the {cells} memories together are one weight, the character another. "
        "The shares and both memories are the same.",
    )
