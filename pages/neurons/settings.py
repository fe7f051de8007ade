"""The row above the live part: which text, which words."""

from __future__ import annotations

import streamlit as st

from pages.neurons.spec import NEURONS
from pages.neurons.state import LIBRARY, OWN, NeuronState
from pages.neurons.text.texts import shipped_passages, title_of
from pages.ui.visits.visit import change, put, state_now
from pages.ui.widgets.choices import words_box

ANOTHER = "another"


def settings(state: NeuronState) -> None:
    """Draw the row; each widget shows the state and asks for a new one when it is used."""
    passages = shipped_passages()
    st.session_state["neurons_text"] = state.passage
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("Neurons that read", width="content", anchor=False)
        st.selectbox(
            "Text",
            [*passages, *([state.passage] if state.passage in (OWN, LIBRARY) else []), ANOTHER],
            key="neurons_text",
            format_func=lambda name: _title(name, state),
            on_change=_choose,
            width=260,
        )
        words_box(state.vocabulary, lambda name: change(NEURONS, vocabulary=name))


def _title(name: str, state: NeuronState) -> str:
    if name == ANOTHER:
        return "Another text …"
    passages = shipped_passages()
    return passages[name].name if name in passages else title_of(state)


def _choose() -> None:
    name = st.session_state["neurons_text"]
    if name == ANOTHER:
        change(NEURONS, explore="text")
    elif name in shipped_passages():
        put(NEURONS, state_now(NEURONS).with_passage(name))
