"""The browser side on a page: a live part, which asks for things, and tables in the same style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.live.assets import script_address

_TABLE_PLACE = "<div data-table></div>"

Request = Callable[[Mapping[str, Any]], None]


def live_part(
    name: str,
    payload: Mapping[str, Any],
    *,
    key: str,
    on_request: Request,
    script: str,
    waiting: str,
    height: int,
) -> None:
    """Show a live part; ``on_request`` gets each thing the person asked it for.

    Its script finds the host by ``[data-name]`` and the payload under ``name``; until it has drawn,
    the place says what it is ``waiting`` for and is ``height`` pixels tall.
    """

    def passed_on() -> None:
        request = st.session_state[key].get("request")
        if isinstance(request, Mapping):
            on_request(request)

    place = f'<div data-{name}><p role="status" style="min-height: {height}px">{waiting} …</p></div>'
    part = st.components.v2.component(f"gatewise_{name}", html=place, js=loader(script))
    part(key=key, data={name: payload}, on_request_change=passed_on)


def recorded_table(payload: Mapping[str, Any], *, key: str) -> None:
    """Show a table of recorded values."""
    table = st.components.v2.component("gatewise_table", html=_TABLE_PLACE, js=loader("tables/table.js"))
    table(key=key, data={"table": payload})


def loader(script: str) -> str:
    """The inline module that fetches one of our scripts and mounts what it exports."""
    return f"""
const part = import(new URL("{script_address(script)}", document.baseURI).href);
export default async (component) => (await part).default(component);
"""
