"""The browser side on a page: the live diagram, which asks for things, and tables in the same style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.unit.assets import script_address

_UNIT_PLACE = '<div data-unit><p role="status" style="min-height: 640px">Drawing the unit …</p></div>'
_SEQUENCE_PLACE = '<div data-sequence><p role="status" style="min-height: 860px">Drawing the days …</p></div>'
_TABLE_PLACE = "<div data-table></div>"


Request = Callable[[Mapping[str, Any]], None]


def live_unit(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show the diagram for ``payload``; ``on_request`` gets each thing the person asked it for."""
    unit = st.components.v2.component("gatewise_unit", html=_UNIT_PLACE, js=loader("index.js"))
    unit(key=key, data={"unit": payload}, on_request_change=_passing(key, on_request))


def live_sequence(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show a series, the day one looks at and its unit; ``on_request`` as for the unit alone."""
    series = st.components.v2.component(
        "gatewise_sequence", html=_SEQUENCE_PLACE, js=loader("sequence_mount.js")
    )
    series(key=key, data={"sequence": payload}, on_request_change=_passing(key, on_request))


def _passing(key: str, on_request: Request) -> Callable[[], None]:
    def passed_on() -> None:
        request = st.session_state[key].get("request")
        if isinstance(request, Mapping):
            on_request(request)

    return passed_on


def recorded_table(payload: Mapping[str, Any], *, key: str) -> None:
    """Show a table of recorded values."""
    table = st.components.v2.component("gatewise_table", html=_TABLE_PLACE, js=loader("table.js"))
    table(key=key, data={"table": payload})


def loader(script: str) -> str:
    """The inline module that fetches one of our scripts and mounts what it exports."""
    return f"""
const part = import(new URL("{script_address(script)}", document.baseURI).href);
export default async (component) => (await part).default(component);
"""
