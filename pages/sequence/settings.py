"""The row above the live part: which series, what beside it, which words."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstm_core.vocabulary import VOCABULARIES, VOCABULARY_TITLES
from pages.sequence import session
from pages.sequence.examples import shipped_sequences
from pages.sequence.state import NOTHING, OWN, SequenceState, of_example, title_beside, title_of


def settings(state: SequenceState) -> None:
    """Draw the row; each widget shows the state and asks for a new one when it is used."""
    examples = shipped_sequences()
    for key, value in (("series", state.example), ("beside", state.other), ("words", state.vocabulary)):
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
            [NOTHING, *examples, *([OWN] if state.other == OWN else [])],
            key="beside",
            format_func=lambda name: _beside_title(name, state),
            on_change=lambda: session.change(other=st.session_state["beside"]),
            disabled=state.is_touched,
            help="With a gate held, the untouched run stands beside the changed one."
            if state.is_touched
            else "The other series runs through the same weights.",
            width=230,
        )
        st.selectbox(
            "Words",
            VOCABULARIES,
            key="words",
            format_func=VOCABULARY_TITLES.__getitem__,
            on_change=lambda: session.change(vocabulary=st.session_state["words"]),
            width=150,
        )


def _beside_title(name: str, state: SequenceState) -> str:
    if name == NOTHING:
        return "Nothing"
    examples = shipped_sequences()
    return examples[name].title if name in examples else title_beside(state).capitalize()


def _choose_series() -> None:
    """Take the series; its weights too, unless it uses those that have just been worked on."""
    examples = shipped_sequences()
    name = st.session_state["series"]
    if name not in examples:
        return
    visit = session.current()
    state = visit.history.present
    chosen = of_example(examples[name])
    known = examples.get(state.example)
    if known is not None and of_example(known).weights == chosen.weights:
        chosen = replace(chosen, weights=state.weights)
    # A series is not compared with itself: the two change places.
    other = state.example if known is not None and name == state.other else state.other
    chosen = replace(
        chosen, other=other, other_days=state.other_days, hold=state.hold, candidate=state.candidate,
        vocabulary=state.vocabulary, explore=state.explore, day=min(state.day, len(chosen.days) - 1),
    )  # fmt: skip
    visit.put(visit.history.change(chosen))
