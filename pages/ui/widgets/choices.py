"""What every page offers in the same way: which panel; and what a link could not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import streamlit as st

from pages.ui.text.texts import text
from pages.ui.widgets.arrival import arrive_here

Show = TypeVar("Show", bound=Callable[..., Any])

_OPENED = "panel opened by hand"


def panel_picker(
    panels: Mapping[str, tuple[str, Show]],
    chosen: str,
    choose: Callable[[str], None],
    key: str,
    *,
    linked: bool,
) -> Show | None:
    """The row of panels below a page's live part: each a title and what draws it; returns what draws the chosen one.

    ``choose`` gets the panel's name, or nothing. Who is ``linked`` to an open panel, or opens one, is brought to it.
    """
    name = chosen if chosen in panels else None
    st.session_state[key] = name

    def picked() -> None:
        st.session_state[_OPENED] = st.session_state[key]
        choose(st.session_state[key] or "")

    with st.container(gap=None):
        if name and (linked or st.session_state.get(_OPENED) == name):
            arrive_here(f"{key}_arrival_{name}", opened=not linked)
        st.segmented_control(
            text("common.panels"),
            list(panels),
            key=key,
            format_func=lambda panel: panels[panel][0],
            on_change=picked,
        )
    return panels[name][1] if name else None


def show_notices(notices: Iterable[str]) -> None:
    """Say in one quiet line what a link could not be read for."""
    if text := " ".join(notices):
        st.caption(f":material/info: {text}")
