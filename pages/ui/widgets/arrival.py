"""Where a link to an open panel brings its reader: to the panel, in a component of its own."""

from __future__ import annotations

import streamlit as st

from pages.ui.live.component import loader


def arrive_here(key: str) -> None:
    """Scroll to this place, once, after the page has loaded."""
    part = st.components.v2.component(
        "gatewise_arrival", html="<div data-arrival></div>", js=loader("core/arrival.js")
    )
    part(key=key)
