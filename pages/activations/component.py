"""The live part of this page in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.unit.component import loader

_PLACE = '<div data-activations><p role="status" style="min-height: 620px">Drawing the curves …</p></div>'


def live_activations(
    payload: Mapping[str, Any], *, key: str, on_request: Callable[[Mapping[str, Any]], None]
) -> None:
    """Show both curves; ``on_request`` gets each thing the person asked for."""

    def passed_on() -> None:
        request = st.session_state[key].get("request")
        if isinstance(request, Mapping):
            on_request(request)

    part = st.components.v2.component("gatewise_activations", html=_PLACE, js=loader("activations.js"))
    part(key=key, data={"activations": payload}, on_request_change=passed_on)
