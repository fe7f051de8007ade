"""The live parts of this page in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.unit.component import loader

Request = Callable[[Mapping[str, Any]], None]

_FLOW = '<div data-gradients><p role="status" style="min-height: 980px">Drawing both units …</p></div>'
_CHAIN = '<div data-chain><p role="status" style="min-height: 380px">Drawing the product …</p></div>'


def live_gradients(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show both units and how far their derivatives reach; ``on_request`` gets what the person asked for."""
    part = st.components.v2.component("gatewise_gradients", html=_FLOW, js=loader("gradients_mount.js"))
    part(key=key, data={"gradients": payload}, on_request_change=_passing(key, on_request))


def live_chain(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show the product one builds; ``on_request`` as above."""
    part = st.components.v2.component("gatewise_chain", html=_CHAIN, js=loader("chain_mount.js"))
    part(key=key, data={"chain": payload}, on_request_change=_passing(key, on_request))


def _passing(key: str, on_request: Request) -> Callable[[], None]:
    def passed_on() -> None:
        request = st.session_state[key].get("request")
        if isinstance(request, Mapping):
            on_request(request)

    return passed_on
