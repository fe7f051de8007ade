"""The live part in a fragment of its own: series, day and diagram; a change reruns only this, unless more has to follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.words.symbols import SETTINGS
from pages.sequence import session
from pages.sequence.live.component import live_sequence
from pages.sequence.live.payload import day_values, sequence_payload
from pages.sequence.parts import SEQUENCE, SEQUENCE_EXPLORE
from pages.sequence.runs import runs_of
from pages.sequence.state import SequenceState, start_of
from pages.ui.live.grid import row_value
from pages.ui.params.codecs import short
from pages.ui.params.links import OWN, weights_query
from pages.ui.params.typed_numbers import MAX_SETTING, number_from_text
from pages.ui.visits.history import History
from pages.ui.visits.requests import apply_request


@st.fragment(key=SEQUENCE)
def workbench() -> None:
    """Show the series, the day and its unit, and let the address follow."""
    visit = session.load()
    payload = sequence_payload(visit.history, answered=visit.acked, message=visit.message)
    live_sequence(payload, key="sequence", on_request=_on_request)
    _open_this_day(visit.history.present)
    session.write_url(visit)


def _open_this_day(state: SequenceState) -> None:
    can_be_typed = abs(day_values(state, runs_of(state))["c_prev"]) <= MAX_SETTING
    st.page_link(
        "gate_by_gate/page.py",
        label=f"Open day {state.day + 1} in gate by gate",
        icon=":material/arrow_forward:",
        query_params=unit_query(state),
        disabled=not can_be_typed,
        help=None
        if can_be_typed
        else f"This day's long-term memory is beyond {MAX_SETTING:,}, the farthest that page goes.",
    )


def unit_query(state: SequenceState) -> dict[str, str]:
    """The address parameters with which the unit's page shows exactly this day, nothing held."""
    values = day_values(state, runs_of(state))
    memories = {"x": values["x"], "h": values["h_prev"], "c": values["c_prev"]}
    words = {} if state.vocabulary == SequenceState("", (), {}).vocabulary else {"words": state.vocabulary}
    return {
        "example": OWN,
        "title": f"Day {state.day + 1}",
        **{name: short(number) for name, number in memories.items()},
        **weights_query(state.weights),
        **words,
    }


def _on_request(request: Mapping[str, Any]) -> None:
    visit = session.get()
    before = visit.history
    apply_request(visit, request, reduce)
    after = visit.history.present
    if _settings_row(before.present) != _settings_row(after):
        st.rerun()
    if after.explore and after != before.present:
        st.rerun([SEQUENCE, SEQUENCE_EXPLORE])


def _settings_row(state: SequenceState) -> tuple[object, ...]:
    # With a gate held, that row cannot offer another series to compare with.
    return state.example, state.other, state.vocabulary, state.is_touched


def reduce(history: History[SequenceState], request: Mapping[str, Any]) -> History[SequenceState]:
    """The history after one request of the browser.

    Raises:
        ValueError: one sentence, when the request cannot be met; the history then stays as it is.
    """
    state = history.present
    kind, handle, day = request.get("kind"), request.get("handle"), request.get("day", state.day)
    travelled = history.travelled(request, start_of)
    if travelled is not None:
        return travelled
    if type(day) is not int or not 0 <= day < len(state.days):
        raise ValueError(f"There is no such day; the series has {len(state.days)}.")
    if kind == "view":
        return history.change(replace(state, day=day))
    if handle in SETTINGS and kind == "text":
        return history.change(state.with_number(handle, number_from_text(str(request.get("text", ""))), day))
    if handle in SETTINGS and kind == "row":
        return history.change(state.with_number(handle, row_value(request), day))
    raise ValueError("This request is not one the page makes; nothing was changed.")
