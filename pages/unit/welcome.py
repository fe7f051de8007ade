"""What the page is about and where to begin."""

from __future__ import annotations

import streamlit as st

from pages.ui.text.segments import in_words
from pages.ui.text.texts import text, texts
from pages.ui.visits.visit import state_now
from pages.unit.spec import UNIT


def welcome() -> None:
    """A button for newcomers beside the settings."""
    with st.popover(text("unit.welcome.button"), icon=":material/school:", width="content"):
        st.markdown(told(state_now(UNIT).vocabulary))


def told(vocabulary: str) -> str:
    """What opens, in one vocabulary."""
    steps = (in_words(step, vocabulary) for step in texts("unit.welcome.steps"))
    numbered = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return f"{text('unit.welcome.about', vocabulary)}\n\n{numbered}"
