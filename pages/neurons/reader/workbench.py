"""The live part in a fragment of its own: the text, its cells and the plot; a change reruns only this, unless more has to follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.neurons import session
from pages.neurons.component import live_reader
from pages.neurons.parts import EXPLORE, READER
from pages.neurons.reader.payload import reader_payload
from pages.neurons.reader.requests import reduce
from pages.neurons.state import NeuronState
from pages.ui.visits.requests import apply_request


@st.fragment(key=READER)
def workbench() -> None:
    """Show the text and its cells, and let the address follow."""
    visit = session.load()
    payload = reader_payload(visit.history, answered=visit.acked, message=visit.message)
    live_reader(payload, key="neurons", on_request=_on_request)
    session.write_url(visit)


def _on_request(request: Mapping[str, Any]) -> None:
    visit = session.get()
    before = visit.history.present
    apply_request(visit, request, reduce)
    after = visit.history.present
    if _settings_row(before) != _settings_row(after):
        st.rerun()
    if after.look and after != before:
        st.rerun([READER, EXPLORE])


def _settings_row(state: NeuronState) -> tuple[object, ...]:
    return state.passage, state.own, state.file, state.vocabulary
