"""A page as Streamlit draws it: the address is the state, read anew on every run, changed by its widgets.

What the session remembers is no setting: which page was on screen, whether somebody came by a link, which words
go along to the next page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Generic

import streamlit as st

from pages.ui.exchange.live_page import LivePage, S, with_words
from pages.ui.params.view import KEYS, apart, complaints
from pages.ui.visits.unknown import unknown_names

PAGE, WORDS = "page_on_screen", "words_chosen"
_ASKED, _LINKED, _RUNS, _SEEN = "address before the widget", "came by a link", "runs", "live part wanted seen"


@dataclass(frozen=True)
class Visit(Generic[S]):
    """One run of a page.

    Attributes:
        state: what is on screen.
        notices: sentences about an address that could not be read in full.
        linked: whether one came by an address that says something and has changed nothing yet.
        screen: what the browser's side has to know of this run: the ``query`` of what is drawn, the one that
            was ``asked`` for, before a widget changed it, a number of the ``run``, and whether a widget further
            down wants the live part ``seen``.
    """

    state: S
    notices: tuple[str, ...]
    linked: bool
    screen: dict[str, Any]


def visit(page: LivePage[S]) -> Visit[S]:
    """The visitor of ``page`` in this run."""
    session, address = st.session_state, page.address()
    query = _query_now()
    state, notices = address.decode(query)
    asked = address.decode(session.pop(_ASKED, query))[0]
    if session.get(PAGE) != page.name:
        session[PAGE], session[_LINKED] = page.name, bool(query)
        if "words" not in query:
            state = with_words(state, session.get(WORDS, state.vocabulary))
    session[WORDS] = state.vocabulary
    session[_RUNS] = session.get(_RUNS, 0) + 1
    screen = {
        **page.screen(state),
        "page": page.name,
        "asked": page.encode(asked),
        "run": session[_RUNS],
        "seen": session.pop(_SEEN, False),
    }
    told = (*complaints(st.query_params.to_dict(), page.name), *unknown_names(query, (*address.names, *KEYS)))
    return Visit(state, (*notices, *told), session[_LINKED], screen)


def state_now(page: LivePage[S]) -> S:
    """What the address says; for what a widget calls."""
    return page.address().decode(_query_now())[0]


def put(page: LivePage[S], state: S, *, seen: bool = False) -> None:
    """Let the address say ``state``, and perhaps bring the live part into view; for what a widget calls."""
    session = st.session_state
    before, view = apart(st.query_params.to_dict())
    session.setdefault(_ASKED, before)
    session[_LINKED] = False
    if seen:
        session[_SEEN] = True
    query = page.address().encode(state)
    if query != before:
        st.query_params.from_dict({**query, **view})


def _query_now() -> dict[str, str]:
    return apart(st.query_params.to_dict())[0]


def change(page: LivePage[S], **fields: Any) -> None:
    """Change some fields of the state; for what a widget calls."""
    put(page, replace(state_now(page), **fields))
