"""The row above the diagram: which example, which arithmetic, which words."""

from __future__ import annotations

import streamlit as st

from pages.gate_by_gate.spec import UNIT
from pages.gate_by_gate.state import UnitState
from pages.gate_by_gate.titles import title_of
from pages.gate_by_gate.welcome import welcome
from pages.ui.library.examples import shipped_examples
from pages.ui.params.links import OWN
from pages.ui.params.unit_settings import numbers_of
from pages.ui.visits.visit import change
from pages.ui.widgets.choices import words_box

EXACT = 0


def settings(state: UnitState) -> None:
    """Draw the row; each widget shows the state and asks for a new one when it is used."""
    examples = shipped_examples()
    for key, value in (
        ("example", state.example),
        ("arithmetic", state.decimals or EXACT),
    ):
        st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("One LSTM unit, gate by gate", width="content", anchor=False)
        st.selectbox(
            "Worked example",
            [*examples, *([OWN] if state.example == OWN else [])],
            key="example",
            format_func=lambda name: examples[name].title if name in examples else title_of(state),
            on_change=_choose_example,
            width=270,
        )
        st.selectbox(
            "Arithmetic",
            range(EXACT, 7),
            key="arithmetic",
            format_func=_arithmetic,
            on_change=lambda: change(UNIT, decimals=st.session_state["arithmetic"] or None),
            help="Paper rounds every result before it is used, as one does by hand.",
            width=175,
        )
        words_box(state.vocabulary, lambda name: change(UNIT, vocabulary=name))
        welcome()


def _arithmetic(decimals: int) -> str:
    if decimals == EXACT:
        return "Exact"
    return f"Paper, {decimals} decimal{'s' if decimals > 1 else ''}"


def _choose_example() -> None:
    name = st.session_state["example"]
    if name in shipped_examples():
        change(UNIT, example=name, title="", numbers=numbers_of(shipped_examples()[name]))
