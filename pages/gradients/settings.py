"""The row above the live part: where to start from, which series, which words."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstm_core.words.vocabulary import VOCABULARIES, VOCABULARY_TITLES
from pages.gradients.lesson import flow_examples, series_titles
from pages.gradients.series import MAX_SEED, RANDOM, series_names
from pages.gradients.spec import GRADIENTS
from pages.gradients.state import GradientState, of_example, start_of
from pages.ui.visits.visit import change, put, state_now


def settings(state: GradientState) -> None:
    """Draw the row; each widget shows the state and asks for a new one when it is used."""
    examples = flow_examples()
    changed = " (changed)" if state.is_changed else ""
    for key, value in (
        ("flow_example", state.example),
        ("flow_series", state.series),
        ("flow_seed", state.seed),
        ("words", state.vocabulary),
    ):
        st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("From RNN to LSTM", width="content", anchor=False)
        st.selectbox(
            "Start from",
            [*examples],
            key="flow_example",
            format_func=lambda name: f"{examples[name].title}{changed if name == state.example else ''}",
            on_change=_choose_example,
            width=220,
        )
        st.selectbox(
            "Series",
            series_names(),
            key="flow_series",
            format_func=series_titles().__getitem__,
            on_change=lambda: change(GRADIENTS, series=st.session_state["flow_series"]),
            help="Both units are shown the same inputs.",
            width=220,
        )
        if state.series == RANDOM:
            st.number_input("Seed", 0, MAX_SEED, key="flow_seed", on_change=_choose_seed, width=120)
        st.selectbox(
            "Words",
            VOCABULARIES,
            key="words",
            format_func=VOCABULARY_TITLES.__getitem__,
            on_change=lambda: change(GRADIENTS, vocabulary=st.session_state["words"]),
            width=150,
        )


def _choose_example() -> None:
    chosen = of_example(flow_examples()[st.session_state["flow_example"]])
    put(GRADIENTS, start_of(replace(state_now(GRADIENTS), example=chosen.example)))


def _choose_seed() -> None:
    if st.session_state["flow_seed"] is not None:
        change(GRADIENTS, seed=int(st.session_state["flow_seed"]))
