"""The live diagram in a fragment of its own: a change reruns only this, unless more has to follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.words.symbols import SETTINGS
from pages.gate_by_gate import session
from pages.gate_by_gate.live.component import live_unit
from pages.gate_by_gate.live.payload import unit_payload
from pages.gate_by_gate.parts import EXPLORE, WORKBENCH
from pages.gate_by_gate.state import UnitState
from pages.gate_by_gate.titles import point_of, title_of
from pages.ui.live.grid import row_value
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.text.lesson import step_counts
from pages.ui.visits.history import History
from pages.ui.visits.requests import apply_request


@st.fragment(key=WORKBENCH)
def workbench() -> None:
    """Show the unit and let the address follow it."""
    visit = session.load()
    state = visit.history.present
    payload = unit_payload(
        visit.history,
        title=title_of(state),
        point=point_of(state),
        changed=not state.same_settings(session.start_of(state)),
        answered=visit.acked,
        message=visit.message,
    )
    live_unit(payload, key="unit", on_request=_on_request)
    session.write_url(visit)


def _on_request(request: Mapping[str, Any]) -> None:
    visit = session.get()
    before = visit.history
    apply_request(visit, request, reduce)
    after = visit.history
    if _settings_row(before) != _settings_row(after):
        st.rerun()
    if after.present.explore and after.present != before.present:
        st.rerun([WORKBENCH, EXPLORE])


def _settings_row(history: History[UnitState]) -> tuple[object, ...]:
    state = history.present
    return state.example, state.title, state.decimals, state.vocabulary


def reduce(history: History[UnitState], request: Mapping[str, Any]) -> History[UnitState]:
    """The history after one request of the browser.

    Raises:
        ValueError: one sentence, when the request cannot be met; the history then stays as it is.
    """
    state = history.present
    kind, handle = request.get("kind"), request.get("handle")
    travelled = history.travelled(request, session.start_of)
    if travelled is not None:
        return travelled
    if kind == "view":
        return history.change(_looking_at(state, request))
    if handle in SETTINGS and kind == "text":
        return history.change(state.with_number(handle, number_from_text(str(request.get("text", "")))))
    if handle in SETTINGS and kind == "row":
        return history.change(state.with_number(handle, row_value(request)))
    raise ValueError("This request is not one the page makes; nothing was changed.")


def _looking_at(state: UnitState, request: Mapping[str, Any]) -> UnitState:
    division, step = request.get("division"), request.get("step")
    steps = step_counts().get(str(division), -1)
    if type(step) is not int or not 0 <= step <= steps:
        raise ValueError("There is no such step; nothing was changed.")
    return replace(state, division=str(division), step=step)
