"""The browser side on a page: a live part, which asks for things, and tables in the same style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.ui.live.assets import bundle_address

_TABLE_PLACE = "<div data-table></div>"


@dataclass(frozen=True)
class LiveScript:
    """The browser's side of a live part.

    Its script finds the host by ``[data-name]`` and the payload under ``name``; until it has drawn, the place says
    what it is ``waiting`` for and is ``height`` pixels tall.
    """

    name: str
    script: str
    waiting: str
    height: int


def exchanging_part(live: LiveScript, payload: Mapping[str, Any], screen: Mapping[str, Any]) -> None:
    """Show a live part that asks ``api/<page>`` by itself; ``screen`` says which page, and of its main part what was drawn."""
    data = {live.name: payload, "exchange": screen}
    _component(live)(key=f"live_{live.name}", data=data)


def _component(live: LiveScript) -> Any:
    waiting = (
        f'<p role="status" style="min-height: {live.height}px">{live.waiting} …</p>' if live.waiting else ""
    )
    place = f"<div data-{live.name}>{waiting}</div>"
    return st.components.v2.component(f"gatewise_{live.name}", html=place, js=loader(live.script))


def recorded_table(payload: Mapping[str, Any], *, key: str) -> None:
    """Show a table of recorded values."""
    table = st.components.v2.component("gatewise_table", html=_TABLE_PLACE, js=loader("tables/table.js"))
    table(key=key, data={"table": payload})


def loader(script: str) -> str:
    """The inline module that fetches one of our scripts, with all that it imports, and mounts what it exports."""
    return f"""
const part = import(new URL("{bundle_address(script)}", document.baseURI).href);
export default async (component) => (await part).default(component);
"""
