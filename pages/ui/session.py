"""One visitor's history, held in the session and mirrored in the URL."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from pages.ui.examples import shipped_examples
from pages.ui.lesson import step_counts
from pages.ui.state import History, UnitState, numbers_of
from pages.ui.url import decode, default_state, encode

_KEY = "visit"


@dataclass
class Visit:
    """What the server remembers of one visitor.

    ``written`` is the address as last written; ``acted`` is true in a run that answers a request or a
    widget; ``notices`` are sentences about a link that could not be read in full; ``answered`` and
    ``message`` belong to the diagram's last request.
    """

    history: History
    written: dict[str, str] = field(default_factory=dict)
    acted: bool = False
    notices: tuple[str, ...] = ()
    answered: int = 0
    message: str = ""

    def put(self, history: History) -> None:
        """Make ``history`` the visitor's. The address follows at the end of the run."""
        self.history = history
        self.acted = True
        self.notices = ()


def visit() -> Visit:
    """The visitor; a new one, and one who used Back or a link, starts from the URL.

    A browser that has just been used may still send the address from before its last change, so in
    a run that answers a request or a widget the address is written, not read.
    """
    known: Visit | None = st.session_state.get(_KEY)
    query = st.query_params.to_dict()
    if known is not None and (known.acted or query == known.written):
        return known
    state, notices = decode(query, shipped_examples(), step_counts())
    if known is None:
        known = st.session_state[_KEY] = Visit(History(state))
    known.history = known.history.change(state)
    known.notices = notices
    known.written = query
    return known


def current() -> Visit:
    """The visitor as they are, without a look at the URL; for callbacks."""
    known: Visit = st.session_state[_KEY]
    return known


def change(**fields: Any) -> None:
    """Change some fields of the present state."""
    known = current()
    known.put(known.history.change(replace(known.history.present, **fields)))


def write_url(known: Visit) -> None:
    """Let the address say what is on screen, if it does not already."""
    wanted = encode(known.history.present, shipped_examples())
    if wanted != known.written or known.acted:
        if st.query_params.to_dict() != wanted:
            st.query_params.from_dict(wanted)
        known.written = wanted
    known.acted = False


def start_of(state: UnitState) -> UnitState:
    """``state`` with its example's own numbers; a state without an example goes to the first one."""
    examples = shipped_examples()
    if state.example in examples:
        return replace(state, numbers=numbers_of(examples[state.example]))
    first = default_state(examples)
    return replace(state, example=first.example, numbers=first.numbers, title="")
