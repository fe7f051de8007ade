"""Choices that every page offers in the same way: which words, which panel; and what a link could not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from lstm_core.vocabulary import VOCABULARIES, VOCABULARY_TITLES
from pages.ui.arrival import arrive_here


def words_box(vocabulary: str, choose: Callable[[str], None], key: str = "words") -> None:
    """The box that chooses among the four vocabularies."""
    st.session_state[key] = vocabulary
    st.selectbox(
        "Words",
        VOCABULARIES,
        key=key,
        format_func=VOCABULARY_TITLES.__getitem__,
        on_change=lambda: choose(st.session_state[key]),
        width=150,
    )


def look_closer(
    titles: Mapping[str, str], panel: str, choose: Callable[[str], None], key: str, *, linked: bool
) -> None:
    """The row of panels below a page's live part; ``choose`` gets the panel's name, or nothing.

    Who is ``linked`` to an open panel is brought to it.
    """
    st.session_state[key] = panel or None
    with st.container(gap=None):
        if linked and panel:
            arrive_here(f"{key}_arrival")
        st.segmented_control(
            "Look closer",
            list(titles),
            key=key,
            format_func=titles.__getitem__,
            on_change=lambda: choose(st.session_state[key] or ""),
        )


def tell(notices: Iterable[str]) -> None:
    """Say in one quiet line what a link could not be read for."""
    if text := " ".join(notices):
        st.caption(f":material/info: {text}")
