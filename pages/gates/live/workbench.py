"""The live part in a fragment of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.gates import session
from pages.gates.live.component import live_gates
from pages.gates.live.payload import gates_payload
from pages.gates.live.sweeps import SIDE, point_of_row
from pages.gates.state import GATES, REACHES, GatesState, start_of
from pages.ui.live.grid import row_value
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.visits.history import History
from pages.ui.visits.requests import apply_request


@st.fragment
def workbench() -> None:
    """Show the gate and let the address follow."""
    visit = session.load()
    payload = gates_payload(visit.history, answered=visit.acked, message=visit.message, called=visit.called)
    live_gates(payload, key="gates", on_request=_on_request)
    session.write_url(visit)


def _on_request(request: Mapping[str, Any]) -> None:
    visit = session.get()
    before = visit.history.present
    apply_request(visit, request, reduce)
    after = visit.history.present
    is_told_below = after.gate != before.gate and after.explore == "claim"
    if is_told_below or replace(after, numbers=before.numbers, gate=before.gate) != before:
        st.rerun()


def reduce(history: History[GatesState], request: Mapping[str, Any]) -> History[GatesState]:
    """The history after one request of the browser.

    Raises:
        ValueError: one sentence, when the request cannot be met; the history then stays as it is.
    """
    state = history.present
    kind, handle = request.get("kind"), request.get("handle")
    travelled = history.travelled(request, start_of)
    if travelled is not None:
        return travelled
    if kind == "view" and request.get("gate") in GATES:
        return history.change(replace(state, gate=str(request["gate"])))
    if kind == "point":
        x, h = _point(request)
        return history.change(state.with_numbers(x=x, h_prev=h))
    if handle in ("x", "h_prev", "c_prev", *state.weights):
        if kind == "text":
            return history.change(
                state.with_numbers(**{str(handle): number_from_text(str(request.get("text", "")))})
            )
        if kind == "row":
            return history.change(state.with_numbers(**{str(handle): row_value(request)}))
    raise ValueError("This request is not one the page makes; nothing was changed.")


def _point(request: Mapping[str, Any]) -> tuple[float, float]:
    reach, row = request.get("reach"), request.get("row")
    if type(reach) is not int or type(row) is not int or reach not in REACHES or not 0 <= row < SIDE * SIDE:
        raise ValueError("There is no such point on the map; nothing was changed.")
    return point_of_row(reach, row)
