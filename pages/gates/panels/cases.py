"""Settings to try: each card says what happens, and a button sets its numbers; where they come from is folded below."""

from __future__ import annotations

import streamlit as st

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import FUNCTIONS
from pages.gates.cases import CASES, Case
from pages.gates.spec import GATES_PAGE
from pages.gates.state import GatesState
from pages.ui.params.codecs import short
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import MINUS, fixed
from pages.ui.text.segments import name_of
from pages.ui.text.texts import text
from pages.ui.visits.visit import put, state_now

PER_ROW = 4


def show(state: GatesState) -> None:
    """Draw the panel."""
    st.markdown(text("gates.cases.intro"))
    for start in range(0, len(CASES), PER_ROW):
        columns = st.columns(PER_ROW, gap="small")
        for column, case in zip(columns, CASES[start : start + PER_ROW], strict=False):
            with column:
                _card(case, state)
    with st.expander(text("gates.cases.paper")):
        st.markdown(text("gates.cases.paper_note"))
        st.markdown("\n".join(f"- {_printed(case, state)}" for case in CASES))


def _card(case: Case, state: GatesState) -> None:
    here = (
        f" :green-badge[:material/check: {text('gates.cases.here')}]" if case.set_on(state) == state else ""
    )
    gate = SYMBOLS[BLOCK_LETTERS[case.gate]].names[state.vocabulary]
    with st.container(border=True, height="stretch"):
        st.markdown(f":small[{plain(gate)}]  \n**{text(f'gates.cases.of.{case.id}.shows')}**{here}")
        st.markdown(f":small[{_setting(case, state)}]  \n{_calculation(case, state)}")
        st.button(
            text("gates.cases.set"),
            key=f"case_{case.id}",
            on_click=_set,
            args=(case,),
            icon=":material/north:",
        )


def _setting(case: Case, state: GatesState) -> str:
    h, x = (plain(name_of(key, state.vocabulary)) for key in ("h_prev", "x"))
    numbers = text("gates.cases.numbers", h=h, h_value=_number(case.h), x=x, x_value=_number(case.x))
    weights = text("gates.cases.weights", w_h=_number(case.w_h), w_x=_number(case.w_x))
    return f"{numbers}; {weights}"


def _calculation(case: Case, state: GatesState) -> str:
    function = FUNCTIONS[TANH if case.gate == "candidate" else SIGMOID][state.vocabulary]
    numbers = zip((case.h, case.x), (case.w_h, case.w_x), strict=True)
    parts = " + ".join(f"{_bracketed(value)}×{_bracketed(weight)}" for value, weight in numbers)
    total = _number(case.total)
    summed = text("gates.cases.sum", parts=parts, total=total)
    return f"{summed}, {function}({total}) = **{fixed(case.result, 3)}**"


def _printed(case: Case, state: GatesState) -> str:
    return text(
        "gates.cases.printed", setting=_setting(case, state),
        printed=plain(text(f"gates.cases.of.{case.id}.printed")), remark=text(f"gates.cases.of.{case.id}.remark"),
    )  # fmt: skip


def _set(case: Case) -> None:
    put(GATES_PAGE, case.set_on(state_now(GATES_PAGE)), seen=True)


def _bracketed(value: float) -> str:
    return f"({_number(value)})" if value < 0 else _number(value)


def _number(value: float) -> str:
    return short(value).replace("-", MINUS)
