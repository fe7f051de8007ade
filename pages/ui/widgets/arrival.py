"""Where somebody is brought who follows a link to an open panel, or opens one: to the panel, in a component of its own."""

from __future__ import annotations

import streamlit as st

from pages.ui.live.component import loader


def arrive_here(key: str, *, opened: bool = False) -> None:
    """Scroll to this place, once, after the page has loaded, or after what stands here has been ``opened``."""
    kind = "opened" if opened else "link"
    part = st.components.v2.component(
        f"gatewise_arrival_{kind}",
        html=f'<div data-arrival="{kind}"></div>',
        js=loader("core/arrival.js"),
    )
    part(key=key)
