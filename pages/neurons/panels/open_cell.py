"""Open this cell: the chosen cell at the chosen character, sum by sum, as the unit of the first page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.neurons import session
from pages.neurons.cell.payload import cell_payload, unit_query
from pages.neurons.component import live_cell
from pages.neurons.model.network import network, reading_of
from pages.neurons.parts import EXPLORE, READER
from pages.neurons.reader.finding import cell_of
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.visits.history import History
from pages.ui.visits.requests import apply_request

_ANSWERED = "open_cell_answered"


def show(state: NeuronState) -> None:
    """Draw the panel."""
    reading, cell = reading_of(text_of(state)), cell_of(state)
    cells = reading.model.units
    st.markdown(
        f"The unit of the first page has one short-term memory and, for each gate, one weight for it. Here every gate of every "
        f"cell listens to **{cells} memories**, those of all cells after the character before, each with a weight of its own; "
        "and a character read adds its own weight. The sums have more terms. What becomes of them is the same arithmetic."
    )
    answered = st.session_state.get(_ANSWERED, 0)
    payload = cell_payload(
        reading, cell, state.place, state.vocabulary, name=state.names.get(cell, ""), answered=answered
    )
    live_cell(payload, key="open_cell", on_request=_on_request)
    st.page_link(
        "gate_by_gate/page.py",
        label="Open these sums in gate by gate",
        icon=":material/arrow_forward:",
        query_params=unit_query(reading, cell, state.place, state.vocabulary),
        help=f"There short-term memory and input are 1: the {cells} memories together are one weight, the character another. "
        "The shares and both memories are the same.",
    )


def _on_request(request: Mapping[str, Any]) -> None:
    """This part counts its requests by itself; the reader above has to follow."""
    visit = session.get()
    of_the_reader = visit.acked, visit.message
    before = visit.history.present
    apply_request(visit, request, reduce)
    st.session_state[_ANSWERED] = visit.acked
    visit.acked, visit.message = of_the_reader
    if visit.history.present != before:
        st.rerun([READER, EXPLORE])


def reduce(history: History[NeuronState], request: Mapping[str, Any]) -> History[NeuronState]:
    """The history after one request of the live part: another cell, or another character.

    Raises:
        ValueError: one sentence, when there is no such cell or character.
    """
    state = history.present
    kind = request.get("kind")
    wanted = request.get(str(kind))
    if kind == "cell" and type(wanted) is int and 0 <= wanted < network().units:
        return history.change(replace(state, cell=wanted))
    if kind == "place" and type(wanted) is int and 0 <= wanted < len(text_of(state)):
        return history.change(replace(state, place=wanted))
    raise ValueError("There is no such cell or character; nothing was changed.")
