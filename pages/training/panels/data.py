"""Own series with targets: typed, pasted, or from a CSV file."""

from __future__ import annotations

import streamlit as st

from pages.training.data.own_data import (
    MAX_DAYS,
    MAX_SERIES,
    data_from_table,
    data_from_text,
    text_of,
)
from pages.training.data.recipes import Data
from pages.training.spec import TRAINING
from pages.training.state import OWN, UNRUN, TrainingState
from pages.ui.tables.bring import bring_table
from pages.ui.text.texts import text
from pages.ui.visits.visit import change
from pages.ui.widgets.typing import say_refused, use


def show(state: TrainingState) -> None:
    """Draw the panel."""
    # A field of its own for each set of series, so that what somebody is typing stays.
    field = f"training_text_{hash(state.series)}"
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
    say_refused(field)
    st.caption(text("training.own.limits", series=str(MAX_SERIES), days=str(MAX_DAYS)))
    bring_table(
        "training", lambda table: _take(data_from_table(table)), used=text("training.own.use"), most=MAX_SERIES, every=True,
        said=lambda why: text("training.refusals.file", why=why), hint=text("training.own.file_help"),
    )  # fmt: skip


def _take(data: Data) -> None:
    change(TRAINING, data=OWN, own=data, **UNRUN, company=0, day=None)
