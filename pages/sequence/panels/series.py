"""Own days: type them, paste them, edit them in a table or load a CSV file; start memories, target, second series."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lstm_core.words.symbols import SYMBOLS
from pages.sequence.spec import SEQUENCE
from pages.sequence.state import MAX_DAYS, OWN, SequenceState
from pages.ui.input.series_input import numbers_from_pasted, read_csv
from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import check_number, number_from_text
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, put, state_now

_PROBLEM = "series_problem"


def show(state: SequenceState) -> None:
    """Draw the panel."""
    # Always there, for what moved up when a complaint goes would be made anew, and a file on its way lost.
    complaint = st.container()
    if problem := st.session_state.pop(_PROBLEM, ""):
        # What was typed stays in its field, to be mended.
        complaint.error(_kept(problem))
    else:
        _fill(state)
    typed, table, around = st.columns([5, 3, 4], gap="large")
    with typed:
        _typed(state)
        _file()
    with table:
        _table(state)
    with around:
        _around(state)


def _kept(problem: str) -> str:
    return text("sequence.series.kept", problem=plain(problem))


def _fill(state: SequenceState) -> None:
    """Let every field say what is on screen."""
    for key, shown in (
        ("text", _written(state.days)),
        ("h0", short(state.h0)),
        ("c0", short(state.c0)),
        ("target", "" if state.target is None else short(state.target)),
        ("other", _written(state.other_days)),
    ):
        st.session_state[f"series_{key}"] = shown


def _typed(state: SequenceState) -> None:
    st.text_area(
        text("sequence.series.inputs", most=str(MAX_DAYS), quantity=_given(state)),
        key="series_text",
        height=150,
        on_change=lambda: _take(lambda: numbers_from_pasted(st.session_state["series_text"], 1, MAX_DAYS)),
        help=text("sequence.series.inputs_help"),
    )


def _file() -> None:
    upload = st.file_uploader(
        text("sequence.series.file"), type=["csv", "txt", "tsv"], key="series_upload", max_upload_size=1
    )
    if upload is None:
        return
    try:
        columns = read_csv(upload.getvalue())
    except ValueError as problem:
        st.error(_kept(str(problem)))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = columns.columns.index(columns.numeric[0])
        st.selectbox(
            text("sequence.series.column"), columns.columns, index=first, format_func=str,
            key="series_column", width=200,
        )  # fmt: skip
        # The choice is read on the click: it may have been made after this was drawn.
        st.button(
            text("sequence.series.use"),
            on_click=lambda: _take(lambda: columns.column(st.session_state["series_column"], 1, MAX_DAYS)),
        )


def _table(state: SequenceState) -> None:
    given, day = _given(state), text("sequence.series.day")
    frame = pd.DataFrame({given: state.days}, index=pd.RangeIndex(1, len(state.days) + 1, name=day))
    # A new table for new days: what was edited is in the days by then.
    key = f"series_table_{abs(hash(state.days))}"
    st.data_editor(
        frame, key=key, num_rows="dynamic", height=300, width="stretch",
        column_config={given: st.column_config.NumberColumn(required=True, format="%.6g")},
        on_change=lambda: _take(lambda: _edited(frame, given, st.session_state[key])),
    )  # fmt: skip


def _edited(frame: pd.DataFrame, given: str, changes: Mapping[str, Any]) -> tuple[float, ...]:
    """The days after what was done in the table."""
    days: list[object] = frame[given].tolist()
    edited, deleted, added = (changes[key] for key in ("edited_rows", "deleted_rows", "added_rows"))
    for row, cells in edited.items():
        days[int(row)] = cells.get(given, days[int(row)])
    kept = [day for row, day in enumerate(days) if row not in deleted]
    kept += [cells.get(given) for cells in added]
    numbers = tuple(float(day) for day in kept if isinstance(day, int | float))
    if not 1 <= len(numbers) <= MAX_DAYS:
        raise ValueError(text("sequence.series.count", days=str(len(numbers)), most=str(MAX_DAYS)))
    return numbers


def _around(state: SequenceState) -> None:
    for key in ("h0", "c0", "target"):
        label = text(f"sequence.series.{key}", state.vocabulary)
        st.text_input(label, key=f"series_{key}", on_change=_number, args=(key,), max_chars=40)
    st.text_area(
        text("sequence.series.other"), key="series_other", height=80, on_change=_second,
        placeholder=text("sequence.series.other_example"),
    )  # fmt: skip


def _given(state: SequenceState) -> str:
    return SYMBOLS["x"].names[state.vocabulary]


def _written(days: tuple[float, ...]) -> str:
    return ", ".join(short(day) for day in days)


def _near(days: tuple[float, ...]) -> tuple[float, ...]:
    for place, day in enumerate(days):
        check_number(f"Day {place + 1}", day)
    return days


def _take(make: Callable[[], tuple[float, ...]]) -> None:
    try:
        state = state_now(SEQUENCE).with_own_days(_near(make()))
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)
        return
    put(SEQUENCE, state)


def _second() -> None:
    typed = st.session_state["series_other"]
    try:
        days = _near(numbers_from_pasted(typed, 1, MAX_DAYS)) if typed.strip() else ()
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)
        return
    change(SEQUENCE, other=OWN if days else "", other_days=days)


def _number(key: str) -> None:
    typed = st.session_state[f"series_{key}"]
    try:
        value = None if key == "target" and not typed.strip() else number_from_text(typed)
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)
        return
    change(SEQUENCE, **{key: value})
