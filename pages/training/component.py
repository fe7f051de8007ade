"""The live part of the training page in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.unit.component import loader

_PLACE = '<div data-training><p role="status" style="min-height: 900px">Drawing the curves …</p></div>'


def live_training(
    payload: Mapping[str, Any], *, key: str, on_request: Callable[[Mapping[str, Any]], None]
) -> None:
    """Show the training; ``on_request`` gets each thing the person asked it for."""

    def passed_on() -> None:
        request = st.session_state[key].get("request")
        if isinstance(request, Mapping):
            on_request(request)

    part = st.components.v2.component("gatewise_training", html=_PLACE, js=loader("training.js"))
    part(key=key, data={"training": payload}, on_request_change=passed_on)
