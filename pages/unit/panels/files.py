"""Own examples: save what is on screen as a small file, load it again."""

from __future__ import annotations

import streamlit as st

from lstm_core.files.examples import WorkedExample, dump_example, parse_example
from pages.ui.params.links import OWN
from pages.ui.params.typed_numbers import check_number
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.visits.visit import change
from pages.unit.spec import UNIT
from pages.unit.state import UnitState
from pages.unit.titles import title_of
from pages.unit.url import MAX_TITLE

_PROBLEM = "files_problem"


def show(state: UnitState) -> None:
    """Draw the panel."""
    save, load = st.columns(2, gap="large")
    with save:
        st.text_input(
            text("unit.files.title"),
            value=title_of(state)[:MAX_TITLE],
            key=f"files_title_{state.example}",
            max_chars=MAX_TITLE,
        )
        title = st.session_state[f"files_title_{state.example}"].strip() or title_of(state)
        st.download_button(
            text("unit.files.save"),
            lambda: dump_example(_as_example(state, title)),
            "gatewise-example.json",
            "application/json",
            on_click="ignore",
        )
        st.caption(text("unit.files.saved"))
    with load:
        st.file_uploader(
            text("unit.files.load"), type="json", key="files_upload", on_change=_load, max_upload_size=1
        )
        if problem := st.session_state.pop(_PROBLEM, ""):
            st.error(problem)


def _as_example(state: UnitState, title: str) -> WorkedExample:
    x, h_prev, c_prev = state.states
    name = state.example if state.example != OWN else "own-example"
    return WorkedExample(name, title, "", "", state.parameters, x, h_prev, c_prev)


def _load() -> None:
    upload = st.session_state["files_upload"]
    if upload is None:
        return
    try:
        example = parse_example(upload.getvalue())
        numbers = numbers_of(example)
        for name, value in numbers.items():
            check_number(name, value)
    except ValueError as problem:
        st.session_state[_PROBLEM] = text("unit.files.refused", problem=plain(str(problem)))
        return
    change(UNIT, example=OWN, title=example.title[:MAX_TITLE], numbers=numbers)
