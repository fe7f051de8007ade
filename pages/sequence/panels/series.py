"""Own days: type them, paste them, edit them in a table or load a CSV file; start memories, target, second series."""

from __future__ import annotations

import streamlit as st

from lstm_core.words.symbols import SYMBOLS
from pages.sequence.spec import SEQUENCE
from pages.sequence.state import MAX_DAYS, OWN, SequenceState
from pages.ui.input.lists import numbers_from_pasted
from pages.ui.input.tables import Understanding
from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import Rows, check_number, number_from_text
from pages.ui.tables.bring import bring_table
from pages.ui.tables.editing import number_table
from pages.ui.tables.pasted import take_pasted
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, put, state_now
from pages.ui.widgets.typing import fill, say_refused, text_field, use

_KEY = "series"
_FIELDS = tuple(f"series_{name}" for name in ("text", "h0", "c0", "target", "other"))


def show(state: SequenceState) -> None:
    """Draw the panel."""
    # Always there, for what moved up when a complaint goes would be made anew, and a file on its way lost.
    complaint = st.container()
    typed, table, around = st.columns([5, 3, 4], gap="large")
    with typed:
        _typed(state)
    with table:
        key = _table(state)
    with around:
        _around(state)
    bring_table(_KEY, _use, used=text("sequence.series.use"), said=_kept)
    with complaint:
        say_refused(*_FIELDS, key, said=_kept)


def _kept(problem: str) -> str:
    return text("sequence.series.kept", problem=problem)


def _typed(state: SequenceState) -> None:
    fill("series_text", _written(state.days))
    st.text_area(
        text("sequence.series.inputs", most=str(MAX_DAYS), quantity=_given(state)),
        key="series_text",
        height=150,
        on_change=use,
        args=("series_text", _list),
        help=text("sequence.series.inputs_help"),
    )


def _use(table: Understanding) -> None:
    n = len(table.values)
    if n > MAX_DAYS:
        raise ValueError(text("tables.refusals.values", n=f"{n:,}", low="1", high=str(MAX_DAYS)))
    _take(table.values)


def _table(state: SequenceState) -> str:
    days, rows = [str(day + 1) for day in range(len(state.days))], tuple((value,) for value in state.days)
    return number_table(
        "series_table", rows, [_given(state)], days, text("sequence.series.day"), _edited, grows=True, most_tall=300
    )  # fmt: skip


def _edited(rows: Rows) -> None:
    if not 1 <= len(rows) <= MAX_DAYS:
        raise ValueError(text("sequence.series.count", days=str(len(rows)), most=str(MAX_DAYS)))
    # Who types into the table goes on typing: nothing moves away under the hand.
    _take(tuple(value for (value,) in rows), seen=False)


def _around(state: SequenceState) -> None:
    target = "" if state.target is None else short(state.target)
    for key, shown, take in (
        ("h0", short(state.h0), lambda typed: change(SEQUENCE, h0=number_from_text(typed))),
        ("c0", short(state.c0), lambda typed: change(SEQUENCE, c0=number_from_text(typed))),
        ("target", target, _target),
    ):
        text_field(text(f"sequence.series.{key}", state.vocabulary), f"series_{key}", shown, take)
    fill("series_other", _written(state.other_days))
    st.text_area(
        text("sequence.series.other"), key="series_other", height=80, on_change=use, args=("series_other", _second),
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


def _list(typed: str) -> None:
    take_pasted(_KEY, typed, 1, MAX_DAYS, _take)


def _take(days: tuple[float, ...], *, seen: bool = True) -> None:
    put(SEQUENCE, state_now(SEQUENCE).with_own_days(_near(days)), seen=seen)


def _second(typed: str) -> None:
    days = _near(numbers_from_pasted(typed, 1, MAX_DAYS)) if typed.strip() else ()
    change(SEQUENCE, other=OWN if days else "", other_days=days)


def _target(typed: str) -> None:
    change(SEQUENCE, target=number_from_text(typed) if typed.strip() else None)
