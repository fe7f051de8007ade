"""The live parts of this page in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.unit.component import loader

_GATES = '<div data-gates><p role="status" style="min-height: 700px">Drawing the map …</p></div>'
_MANY = '<div data-many><p role="status" style="min-height: 460px">Drawing the layer …</p></div>'

Request = Callable[[Mapping[str, Any]], None]


def live_gates(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show one gate's map; ``on_request`` gets each thing the person asked for."""
    part = st.components.v2.component("gatewise_gates", html=_GATES, js=loader("gates.js"))
    part(key=key, data={"gates": payload}, on_request_change=_passing(key, on_request))


def live_many(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show the small layer step by step; ``on_request`` as above."""
    part = st.components.v2.component("gatewise_many", html=_MANY, js=loader("many.js"))
    part(key=key, data={"many": payload}, on_request_change=_passing(key, on_request))


def _passing(key: str, on_request: Request) -> Callable[[], None]:
    def passed_on() -> None:
        request = st.session_state[key].get("request")
        if isinstance(request, Mapping):
            on_request(request)

    return passed_on
