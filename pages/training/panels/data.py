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
from pages.ui.text.texts import text
from pages.ui.visits.visit import change
from pages.ui.widgets.typing import say_refused, use

_PROBLEM = "training data problem"


def show(state: TrainingState) -> None:
    """Draw the panel."""
    # A field of its own for each set of series, so that what somebody is typing stays.
    field = f"training_text_{hash(state.series)}"
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.text_area(
            text("training.own.field"),
            value=text_of(state.series),
            key=field,
            height=170,
            max_chars=200_000,
            help=text("training.own.field_help"),
        )
        st.button(
            text("training.own.use"),
            icon=":material/check:",
            on_click=use,
            args=(field, lambda typed: _take(data_from_text(typed))),
        )
    with right:
        st.file_uploader(
            text("training.own.file"), type=["csv", "txt"], key="training_csv", on_change=_take_file, max_upload_size=1,
            help=text("training.own.file_help"),
        )  # fmt: skip
        st.caption(text("training.own.limits", series=str(MAX_SERIES), days=str(MAX_DAYS)))
    say_refused(field)
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))


def _take_file() -> None:
    upload = st.session_state["training_csv"]
    if upload is None:
        return
    try:
        _take(data_from_csv(upload.getvalue()))
    except ValueError as problem:
        st.session_state[_PROBLEM] = text("training.refusals.file", why=str(problem))
        return


def _take(data: Data) -> None:
    change(TRAINING, data=OWN, own=data, **UNRUN, company=0, day=None)
