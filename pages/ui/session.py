"""One visitor's history, held in the session and mirrored in the URL."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.ui.examples import shipped_examples
from pages.ui.lesson import step_counts
from pages.ui.state import History, UnitState, numbers_of
from pages.ui.url import decode, default_state, encode

_HISTORY, _WRITTEN, _ACTED, _NOTICES = "unit_history", "unit_written", "unit_acted", "unit_notices"


def history() -> History:
    """The visitor's history; a new visitor's, or one who used Back or a link, starts from the URL.

    A browser that has just been used may still send the address from before its last change, so in
    a run that answers a request or a widget the address is written, not read.
    """
    session = st.session_state
    query = st.query_params.to_dict()
    moved = query != session.get(_WRITTEN) and not session.get(_ACTED)
    if _HISTORY not in session or moved:
        state, notices = decode(query, shipped_examples(), step_counts())
        session[_HISTORY] = session[_HISTORY].change(state) if _HISTORY in session else History(state)
        session[_NOTICES] = notices
    return current()


def current() -> History:
    """The history as it stands, without a look at the URL; for callbacks."""
    found: History = st.session_state[_HISTORY]
    return found


def put(new: History) -> None:
    """Make ``new`` the visitor's history. The URL follows at the end of the run."""
    st.session_state[_HISTORY] = new
    st.session_state[_ACTED] = True
    st.session_state[_NOTICES] = ()


def change(**fields: Any) -> None:
    """Change some fields of the present state."""
    put(current().change(replace(current().present, **fields)))


def notices() -> tuple[str, ...]:
    """Sentences about URL parameters that could not be used."""
    found: tuple[str, ...] = st.session_state.get(_NOTICES, ())
    return found


def write_url() -> None:
    """Let the address say what is on screen, if it does not already."""
    wanted = encode(current().present, shipped_examples())
    st.session_state[_WRITTEN] = wanted
    st.session_state[_ACTED] = False
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def start_of(state: UnitState) -> UnitState:
    """``state`` with its example's own numbers; a state without an example goes to the first one."""
    examples = shipped_examples()
    if state.example in examples:
        return replace(state, numbers=numbers_of(examples[state.example]))
    first = default_state(examples)
    return replace(state, example=first.example, numbers=first.numbers, title="")
