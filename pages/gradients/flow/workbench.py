"""The live part in a fragment of its own: a change reruns only this, unless more has to follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.gradients import session
from pages.gradients.component import live_gradients
from pages.gradients.flow.payload import gradient_payload
from pages.gradients.parts import EXPLORE, FLOW
from pages.gradients.requests import reduce
from pages.gradients.state import GradientState
from pages.ui.visits.requests import apply_request


@st.fragment(key=FLOW)
def workbench() -> None:
    """Show both units and the curves, and let the address follow."""
    visit = session.load()
    payload = gradient_payload(visit.history, answered=visit.acked, message=visit.message)
    live_gradients(payload, key="gradients", on_request=_on_request)
    session.write_url(visit)


def _on_request(request: Mapping[str, Any]) -> None:
    visit = session.get()
    before = visit.history.present
    apply_request(visit, request, reduce)
    after = visit.history.present
    if _settings_row(before) != _settings_row(after):
        st.rerun()
    if after.explore and after != before:
        st.rerun([FLOW, EXPLORE])


def _settings_row(state: GradientState) -> tuple[object, ...]:
    return state.example, state.is_changed, state.series, state.seed, state.vocabulary
