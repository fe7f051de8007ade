"""Where to begin, in three lines."""

from __future__ import annotations

import streamlit as st

LINES = (
    "**Drag the filled box “Input”** at the bottom left: every number on the picture follows, and so do the formulas.",
    "**Press →** to walk through the unit: keep, add, let out. Each stage shows its formula with today's numbers in it.",
    "**Go on with the pages at the top**, from left to right: that is the order of a lesson, and each page ends with a link to the next.",
)
WELCOME = "\n".join(f"{number}. {line}" for number, line in enumerate(LINES, 1))


def welcome() -> None:
    """A button for newcomers beside the settings."""
    with st.popover("New here?", icon=":material/school:", width="content"):
        st.markdown(WELCOME)
