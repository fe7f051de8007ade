"""The row above the live part: which series, what beside it, which words."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.sequence.spec import SEQUENCE
from pages.sequence.state import NOTHING, OWN, SequenceState, of_example, title_beside, title_of
from pages.ui.library.sequences import shipped_sequences
from pages.ui.visits.visit import change, put, state_now
from pages.ui.widgets.choices import words_box

UNTOUCHED = "untouched"


def settings(state: SequenceState) -> None:
    """Draw the row; each widget shows the state and asks for a new one when it is used."""
    examples = shipped_sequences()
    beside = UNTOUCHED if state.is_touched else state.other
    for key, value in (("series", state.example), ("beside", beside)):
        st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("The network, day by day", width="content", anchor=False)
        st.selectbox(
            "Series",
            [*examples, *([OWN] if state.example == OWN else [])],
            key="series",
            format_func=lambda name: examples[name].title if name in examples else title_of(state),
            on_change=_choose_series,
            width=230,
        )
        st.selectbox(
            "Compare with",
            [UNTOUCHED] if state.is_touched else [NOTHING, *examples, *([OWN] if state.other == OWN else [])],
            key="beside",
            format_func=lambda name: _beside_title(name, state),
            on_change=_choose_beside,
            help="With a gate held or the tanh dropped, the untouched run stands beside the changed one."
            if state.is_touched
            else "The other series runs through the same weights.",
            width=230,
        )
        words_box(state.vocabulary, lambda name: change(SEQUENCE, vocabulary=name))


def _beside_title(name: str, state: SequenceState) -> str:
    if name in (NOTHING, UNTOUCHED):
        return "Nothing" if name == NOTHING else "The untouched run"
    examples = shipped_sequences()
    return examples[name].title if name in examples else title_beside(state).capitalize()


def _choose_beside() -> None:
    name = st.session_state["beside"]
    if name != UNTOUCHED:
        change(SEQUENCE, other=name)


def _choose_series() -> None:
    """Take the series; its weights too, unless it uses those that have just been worked on."""
    examples = shipped_sequences()
    name = st.session_state["series"]
    if name not in examples:
        return
    state = state_now(SEQUENCE)
    chosen = of_example(examples[name])
    known = examples.get(state.example)
    if known is not None and of_example(known).weights == chosen.weights:
        chosen = replace(chosen, weights=state.weights)
    if state.other == OWN:
        chosen = replace(chosen, other=OWN, other_days=state.other_days)
    chosen = replace(
        chosen, hold=state.hold, candidate=state.candidate, vocabulary=state.vocabulary,
        explore=state.explore, day=min(state.day, len(chosen.days) - 1),
    )  # fmt: skip
    put(SEQUENCE, chosen)
