"""Own series with targets: typed, pasted, or from a CSV file."""

from __future__ import annotations

import streamlit as st

from pages.training.data.own_data import (
    MAX_DAYS,
    MAX_SERIES,
    data_from_csv,
    data_from_text,
    text_of,
)
from pages.training.data.recipes import Data
from pages.training.spec import TRAINING
from pages.training.state import OWN, UNRUN, TrainingState
from pages.ui.text.markdown import plain
from pages.ui.visits.visit import change

_PROBLEM = "training data problem"


def show(state: TrainingState) -> None:
    """Draw the panel."""
    # A field of its own for each set of series, so that what somebody is typing stays.
    field = f"training_text_{hash(state.series)}"
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.text_area(
            "Series and targets",
            value=text_of(state.series),
            key=field,
            height=170,
            max_chars=200_000,
            help="One series on each line: its values, an arrow (→ or ->), its target or one target for each value.",
        )
        st.button(
            "Use these series",
            icon=":material/check:",
            on_click=_take_text,
            args=(field,),
        )
    with right:
        st.file_uploader(
            "Or a CSV file", type=["csv", "txt"], key="training_csv", on_change=_take_file, max_upload_size=1,
            help="One column for each series; its target stands in the last row.",
        )  # fmt: skip
        st.caption(
            f"1 to {MAX_SERIES} series of 1 to {MAX_DAYS} values. Targets lie between −1 and 1, because the "
            "prediction is the short-term memory, which never leaves that range."
        )
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))


def _take_text(field: str) -> None:
    try:
        _take(data_from_text(st.session_state[field]))
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)
        return


def _take_file() -> None:
    upload = st.session_state["training_csv"]
    if upload is None:
        return
    try:
        _take(data_from_csv(upload.getvalue()))
    except ValueError as problem:
        st.session_state[_PROBLEM] = f"The file was not loaded: {problem}"
        return


def _take(data: Data) -> None:
    change(TRAINING, data=OWN, own=data, **UNRUN, company=0, day=None)
