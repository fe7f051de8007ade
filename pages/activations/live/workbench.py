"""The live part in a fragment of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.activations import session
from pages.activations.live.component import live_activations
from pages.activations.live.payload import activations_payload
from pages.activations.state import CURVES, REACHES, ActivationsState, start_of
from pages.ui.live.grid import row_value
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.visits.history import History
from pages.ui.visits.requests import apply_request


@st.fragment
def workbench() -> None:
    """Show both curves and let the address follow."""
    visit = session.load()
    payload = activations_payload(visit.history, answered=visit.acked, message=visit.message)
    live_activations(payload, key="activations", on_request=_on_request)
    session.write_url(visit)


def _on_request(request: Mapping[str, Any]) -> None:
    visit = session.get()
    before = visit.history.present
    apply_request(visit, request, reduce)
    after = visit.history.present
    if replace(after, z=before.z, curve=before.curve, reach=before.reach) != before:
        st.rerun()


def reduce(history: History[ActivationsState], request: Mapping[str, Any]) -> History[ActivationsState]:
    """The history after one request of the browser.

    Raises:
        ValueError: one sentence, when the request cannot be met; the history then stays as it is.
    """
    state = history.present
    kind, handle = request.get("kind"), request.get("handle")
    travelled = history.travelled(request, start_of)
    if travelled is not None:
        return travelled
    if kind == "view" and request.get("curve") in CURVES:
        return history.change(replace(state, curve=str(request["curve"])))
    if kind == "view" and type(request.get("reach")) is int and request["reach"] in REACHES:
        return history.change(replace(state, reach=request["reach"]))
    if kind == "text" and handle == "z":
        return history.change(replace(state, z=number_from_text(str(request.get("text", "")))))
    if kind == "row" and handle == "z":
        return history.change(replace(state, z=row_value(request)))
    raise ValueError("This request is not one the page makes; nothing was changed.")
