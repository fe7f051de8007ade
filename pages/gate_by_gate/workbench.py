"""The live diagram in a fragment of its own: a change reruns only this, unless more has to follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.symbols import SETTINGS
from pages.ui import session
from pages.ui.examples import point_of, title_of
from pages.ui.fragments import EXPLORE, WORKBENCH
from pages.ui.lesson import step_counts
from pages.ui.state import History, UnitState, number_from_text
from pages.ui.unit.component import live_unit
from pages.ui.unit.payload import unit_payload
from pages.ui.unit.sweeps import ROWS, SPANS, grid

_ANSWERED, _MESSAGE = "unit_answered", "unit_message"


@st.fragment(key=WORKBENCH)
def workbench() -> None:
    """Show the unit and let the address follow it."""
    history = session.history()
    payload = unit_payload(
        history,
        title=title_of(history.present),
        point=point_of(history.present),
        changed=not history.present.same_settings(session.start_of(history.present)),
        answered=st.session_state.get(_ANSWERED, 0),
        message=st.session_state.get(_MESSAGE, ""),
    )
    live_unit(payload, key="unit", on_request=_on_request)
    session.write_url()


def _on_request(request: Mapping[str, Any]) -> None:
    before = session.current()
    number = request.get("id")
    st.session_state[_ANSWERED] = number if type(number) is int else 0
    st.session_state[_MESSAGE] = ""
    try:
        session.put(answer(before, request))
    except ValueError as problem:
        session.put(before)
        st.session_state[_MESSAGE] = str(problem)
    after = session.current().present
    if _settings_row(before) != _settings_row(session.current()):
        st.rerun()
    if after.explore and after != before.present:
        st.rerun([WORKBENCH, EXPLORE])


def _settings_row(history: History) -> tuple[object, ...]:
    state = history.present
    return state.example, state.title, state.decimals, state.vocabulary


def answer(history: History, request: Mapping[str, Any]) -> History:
    """The history after one request of the browser.

    Raises:
        ValueError: one sentence, when the request cannot be met; the history then stays as it is.
    """
    state = history.present
    kind, handle = request.get("kind"), request.get("handle")
    if kind == "undo":
        return history.undo()
    if kind == "redo":
        return history.redo()
    if kind == "reset":
        return history.change(session.start_of(state))
    if kind == "view":
        return history.change(_looking_at(state, request))
    if handle in SETTINGS and kind == "text":
        return history.change(state.with_number(handle, number_from_text(str(request.get("text", "")))))
    if handle in SETTINGS and kind == "row":
        return history.change(state.with_number(handle, _value_of_row(request)))
    raise ValueError("This request is not one the page makes; nothing was changed.")


def _looking_at(state: UnitState, request: Mapping[str, Any]) -> UnitState:
    division, step = request.get("division"), request.get("step")
    steps = step_counts().get(str(division), -1)
    if type(step) is not int or not 0 <= step <= steps:
        raise ValueError("There is no such step; nothing was changed.")
    return replace(state, division=str(division), step=step)


def _value_of_row(request: Mapping[str, Any]) -> float:
    span, row = request.get("span"), request.get("row")
    if type(span) is not int or type(row) is not int or span not in SPANS or row not in range(ROWS):
        raise ValueError("There is no such row in the sweep; nothing was changed.")
    return float(grid(span)[row])
