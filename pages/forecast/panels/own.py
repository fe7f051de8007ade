"""A series of one's own: pasted, typed or from a CSV file with a choice of column."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from lstm_core.files.documents import is_visible
from lstm_core.forecasting.series import MAX_LENGTH, MIN_LENGTH
from pages.forecast.changing import try_change
from pages.forecast.notes import note
from pages.forecast.state import MAX_TITLE, OWN, ForecastState, own_state
from pages.ui.input.series_input import Table, numbers_from_pasted, read_csv
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.widgets.typing import say_refused, use

_PROBLEM, _TABLE = "own_problem", "own_table"


def show(state: ForecastState) -> None:
    """Draw the panel."""
    paste, load = st.columns(2, gap="large")
    with paste:
        st.text_area(
            text("forecast.own.label", low=str(MIN_LENGTH), high=f"{MAX_LENGTH:,}"),
            key="own_text",
            placeholder=text("forecast.own.example"),
            height=120,
            help=text("forecast.own.help"),
        )
        st.button(text("forecast.own.use"), icon=":material/check:", key="own_use", on_click=use, args=("own_text", _use_text))  # fmt: skip
    with load:
        st.file_uploader(
            text("forecast.own.file"),
            type=["csv", "txt", "tsv"],
            key="own_file",
            on_change=_load,
            max_upload_size=1,
        )
        _columns(state)
    say_refused("own_text")
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))
    note(text("forecast.own.season"))


def _columns(state: ForecastState) -> None:
    loaded: tuple[str, Table] | None = st.session_state.get(_TABLE)
    if loaded is None:
        return
    file, table = loaded
    shown = state.title if state.series == OWN and state.title in table.numeric else table.numeric[0]
    # A button, since a box that changes with its file may answer for the person.
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"own_column_{file}"
        st.selectbox(
            text("forecast.own.column"), table.numeric, index=table.numeric.index(shown), key=key, width=300
        )
        # The choice is read on the click: it may have been made after this was drawn.
        st.button(
            text("forecast.own.use_column"),
            key="own_column_use",
            on_click=lambda: _use_column(table, st.session_state[key]),
        )


def _use_text(typed: str) -> None:
    _use(numbers_from_pasted(typed, MIN_LENGTH, MAX_LENGTH))
    st.session_state[_TABLE] = None


def _load() -> None:
    upload = st.session_state["own_file"]
    st.session_state[_TABLE] = None
    if upload is None:
        return
    try:
        table = read_csv(upload.getvalue())
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)
        return
    st.session_state[_TABLE] = upload.file_id, table
    _use_column(table, _likely(table))


def _likely(table: Table) -> str:
    """The first column that does not merely count up, as days and years do."""
    for name in table.numeric:
        try:
            values = table.column(name, MIN_LENGTH, MAX_LENGTH)
        except ValueError:
            return name
        steps = {after - before for before, after in pairwise(values)}
        if len(steps) > 1 or not min(steps) > 0:
            return name
    return table.numeric[0]


def _use_column(table: Table, name: str) -> None:
    try:
        _use(table.column(name, MIN_LENGTH, MAX_LENGTH), name)
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)


def _use(values: tuple[float, ...], title: str = "") -> None:
    """Show these numbers, with settings that suit them. Raises ValueError where they cannot be forecast."""
    state = own_state(values, "".join(filter(is_visible, title))[:MAX_TITLE])
    try_change(
        series=state.series, values=state.values, title=state.title,
        recipe=state.recipe, epochs=state.epochs, period=state.period,
    )  # fmt: skip
