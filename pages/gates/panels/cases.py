"""Document 003's cases: what is printed, what is true, and a button that sets each of them."""

from __future__ import annotations

import streamlit as st

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import FUNCTIONS
from pages.gates.cases import CASES, Case
from pages.gates.lesson import lower_name
from pages.gates.spec import GATES_PAGE
from pages.gates.state import GatesState
from pages.ui.params.codecs import short
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import MINUS, fixed
from pages.ui.visits.visit import put, state_now

PER_ROW = 4


def show(state: GatesState) -> None:
    """Draw the panel."""
    st.markdown("Document 003 works these out by hand. The values here are the engine's.")
    for start in range(0, len(CASES), PER_ROW):
        columns = st.columns(PER_ROW, gap="small")
        for column, case in zip(columns, CASES[start : start + PER_ROW], strict=False):
            with column:
                _card(case, state)


def _card(case: Case, state: GatesState) -> None:
    function = FUNCTIONS[TANH if case.gate == "candidate" else SIGMOID][state.vocabulary]
    gate = SYMBOLS[BLOCK_LETTERS[case.gate]].names[state.vocabulary]
    h, x = (lower_name(key, state.vocabulary) for key in ("h_prev", "x"))
    numbers = zip((case.h, case.x), (case.w_h, case.w_x), strict=True)
    parts = " + ".join(f"{_bracketed(value)}×{_bracketed(weight)}" for value, weight in numbers)
    with st.container(border=True, height="stretch"):
        mark = " :green-badge[:material/check: set above]" if case.set_on(state) == state else ""
        st.markdown(f"**{function}({_number(case.total)}) = {fixed(case.result, 3)}**{mark}")
        listed = f"{plain(gate)}: {plain(h)} {_number(case.h)}, {plain(x)} {_number(case.x)}"
        st.markdown(f":small[{listed}; {parts} = {_number(case.total)}.]")
        st.markdown(f":small[Printed: {plain(case.printed)}. {case.remark}]")
        st.button("Set it above", key=f"case_{case.id}", on_click=_set, args=(case,), icon=":material/north:")


def _set(case: Case) -> None:
    put(GATES_PAGE, case.set_on(state_now(GATES_PAGE)), seen=True)


def _bracketed(value: float) -> str:
    return f"({_number(value)})" if value < 0 else _number(value)


def _number(value: float) -> str:
    return short(value).replace("-", MINUS)
