"""The other seeds in training beside the network on screen; the page is drawn again when all are there."""

from __future__ import annotations

import streamlit as st

from pages.forecast.live.seeds import are_long, networks
from pages.forecast.notes import note
from pages.forecast.state import ForecastState
from pages.ui.runs.pool import BusyError
from pages.ui.text.texts import text

_EVERY_S = 1.0


def more_seeds(state: ForecastState) -> None:
    """Say how many are there, and look again every second until all are."""
    if are_long(state):
        note(text("forecast.seeds.long", n=str(state.seeds)), icon=":material/info:")
    elif len(networks(state)) < state.seeds:
        _waiting(state)


@st.fragment(run_every=_EVERY_S)
def _waiting(state: ForecastState) -> None:
    try:
        found = len(networks(state, ask=True))
    except BusyError as busy:
        note(str(busy), icon=":material/info:")
        return
    if found == state.seeds:
        st.rerun()
    note(text("forecast.seeds.waiting", found=str(found), n=str(state.seeds)), icon=":material/info:")
