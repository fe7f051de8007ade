"""Running text between what Streamlit draws, with terms of the glossary that open and links inside the app."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.ui.live.component import loader
from pages.ui.text.segments import Segment


def prose(paragraphs: Sequence[Sequence[Segment]], *, key: str, vocabulary: str, small: bool = False) -> None:
    """Show paragraphs of segments; ``small`` is for what stands below a table or a picture."""
    component = st.components.v2.component(
        "gatewise_prose", html="<div data-prose></div>", js=loader("lesson/prose.js")
    )
    told = {"paragraphs": paragraphs, "small": small, "vocabulary": vocabulary}
    component(key=key, data={"prose": told})
