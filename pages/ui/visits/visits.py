"""One visitor's history on one page, held in the session and mirrored in the URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic

import streamlit as st

from pages.ui.visits.history import History, S

PAGE = "page_on_screen"
WORDS = "words_chosen"


@dataclass
class PageSession(Generic[S]):
    """What the server remembers of one visitor of one page.

    ``written`` is the address as last written; ``acted`` is true in a run that answers a request or a
    widget; ``linked`` is true until then for who came by an address that says something; ``notices`` are
    sentences about a link that could not be read in full; ``acked`` and ``message`` belong to the
    last request of the page's live part; ``called`` counts how often a part below has changed it and
    wants it seen.
    """

    history: History[S]
    written: dict[str, str] = field(default_factory=dict)
    acted: bool = False
    linked: bool = False
    notices: tuple[str, ...] = ()
    acked: int = 0
    message: str = ""
    called: int = 0

    def set(self, history: History[S]) -> None:
        """Make ``history`` the visitor's. The address follows at the end of the run."""
        self.history = history
        self.acted = True
        self.linked = False
        self.notices = ()


@dataclass(frozen=True)
class PageStore(Generic[S]):
    """How one page keeps its visitors.

    ``page`` is its name in the session; ``decode`` turns an address into a state and complaints,
    ``encode`` a state into what the address must say, with ``words`` for the vocabulary.
    """

    page: str
    decode: Callable[[Mapping[str, str]], tuple[S, tuple[str, ...]]]
    encode: Callable[[S], dict[str, str]]

    @property
    def _key(self) -> str:
        return f"visit of {self.page}"

    def load(self) -> PageSession[S]:
        """The visitor; a new one, and one who used Back or a link, starts from the URL.

        A browser that has just been used may still send the address from before its last change, so in
        a run that answers a request or a widget the address is written, not read. Who comes back from
        another page by the menu, whose addresses say nothing, finds everything as it was left; the
        words go with them from page to page.
        """
        known: PageSession[S] | None = st.session_state.get(self._key)
        query = st.query_params.to_dict()
        arrived = st.session_state.get(PAGE) != self.page
        st.session_state[PAGE] = self.page
        if known is not None and arrived and not query:
            known.acted = True
        if known is None or not (known.acted or query == known.written):
            state, notices = self.decode(query)
            if known is None:
                known = st.session_state[self._key] = PageSession(History(state))
            known.history = known.history.change(state)
            known.notices = notices
            known.written = query
            known.linked = arrived and bool(query)
        if arrived and "words" not in query:
            self._take_words_along(known)
        return known

    def _take_words_along(self, known: PageSession[S]) -> None:
        words = st.session_state.get(WORDS, known.history.present.vocabulary)
        state = replace(known.history.present, vocabulary=words)  # type: ignore[type-var]
        known.history = replace(known.history, present=state)

    def get(self) -> PageSession[S]:
        """The visitor as they are, without a look at the URL; for callbacks."""
        known: PageSession[S] = st.session_state[self._key]
        return known

    def change(self, **fields: Any) -> None:
        """Change some fields of the present state."""
        known = self.get()
        known.set(known.history.change(replace(known.history.present, **fields)))  # type: ignore[type-var]

    def write_url(self, known: PageSession[S]) -> None:
        """Let the address say what is on screen, if it does not already."""
        wanted = self.encode(known.history.present)
        st.session_state[WORDS] = known.history.present.vocabulary
        if wanted != known.written or known.acted:
            if st.query_params.to_dict() != wanted:
                st.query_params.from_dict(wanted)
            known.written = wanted
        known.acted = False
