"""The live diagram on a page: mounts it and hands each request from the browser to the caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.unit.assets import script_address

_LOADER = f"""
const unit = import(new URL("{script_address()}", document.baseURI).href);
export default async (component) => (await unit).default(component);
"""
_PLACE = '<div data-unit><p role="status" style="min-height: 640px">Drawing the unit …</p></div>'


def live_unit(
    payload: Mapping[str, Any], *, key: str, on_request: Callable[[Mapping[str, Any]], None]
) -> None:
    """Show the diagram for ``payload``; ``on_request`` gets each thing the person asked it for."""

    def passed_on() -> None:
        for request in _requests(st.session_state[key]):
            on_request(request)

    component = st.components.v2.component("gatewise_unit", html=_PLACE, js=_LOADER)
    component(key=key, data=dict(payload), on_request_change=passed_on)


def _requests(state: Any) -> list[Mapping[str, Any]]:
    asked = state.get("request")
    return [asked] if isinstance(asked, Mapping) else []
