"""One page as its live parts know it: a query and an event in, the next query and what is drawn out. Pure.

Nothing is kept between two questions, so any server can answer any of them. The browser holds the query and
what can be undone; what an event means, and which settings are in range, is said here only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, Self, TypeVar
from urllib.parse import parse_qsl, urlencode

from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.exchange.predicting import Predicting, marked, switched
from pages.ui.load.lanes import USUAL
from pages.ui.params.boxes import Row, boxes_in
from pages.ui.params.frozen import Frozen
from pages.ui.params.page_address import PageAddress


class PageState(Frozen, Protocol):
    """A page's frozen state: its settings, which undo takes back, and where one is looking, which it leaves."""

    @property
    def vocabulary(self) -> str:
        """The words on screen."""

    @property
    def explore(self) -> str:
        """The open panel, or nothing."""

    def same_settings(self, other: Self) -> bool:
        """True when nothing that undo takes back differs."""

    def with_settings_of(self, other: Self) -> Self:
        """The settings of ``other``, seen from where one is looking now."""


S = TypeVar("S", bound=PageState)


@dataclass(frozen=True)
class LivePart(Generic[S]):
    """A live part beside the main one.

    Attributes:
        panel: the panel it belongs to; empty for a part that is always on screen.
        payload: what the browser is told of a state.
        reduce: the state after one of its events; its ValueError is the refusal.
    """

    panel: str
    payload: Callable[[S], dict[str, Any]]
    reduce: Callable[[S, Event], S]


@dataclass(frozen=True)
class LivePage(Generic[S]):
    """What can be asked of a page.

    Attributes:
        name: of its route, ``api/<name>``, and of its main live part.
        address: what its address can say.
        start_of: a state taken back to its example, for reset.
        payload: what the main live part is told of a state.
        reduce: the state after an event of the main live part; its ValueError is the refusal.
        title: of the page.
        rows: the boxes above the live part, row by row, the first one beside the title.
        also: what else Streamlit's part of the page shows of a state, or of what its server knows by now.
        facts: what the texts around the page say in numbers, written; each from the engine.
        restore: a state with the settings of another, when undo or redo goes back to that one.
        parts: the live parts of panels, by name.
        predicting: what is worked out on the page before it shows; None where nothing is.
        slow: whether even its usual question takes long enough to be answered beside the others.
        lane: with which others its long questions wait.
    """

    name: str
    address: Callable[[], PageAddress[S]]
    start_of: Callable[[S], S]
    payload: Callable[[S], dict[str, Any]]
    reduce: Callable[[S, Event], S]
    title: str
    rows: tuple[Row[S], ...]
    also: Callable[[S], object] = lambda _: None
    parts: Mapping[str, LivePart[S]] = field(default_factory=dict)
    predicting: Predicting[S] | None = None
    slow: bool = False
    lane: str = USUAL
    facts: Callable[[], Mapping[str, str]] = dict
    restore: Callable[[S, S], S] = lambda state, other: state.with_settings_of(other)

    def decode(self, query: str) -> tuple[S, tuple[str, ...]]:
        """The state that a query string describes, and one sentence for each parameter that could not be used."""
        return self.address().decode(dict(parse_qsl(query, keep_blank_values=True)))

    def encode(self, state: S) -> str:
        """The query string of a state; empty for the start."""
        return urlencode(self.address().encode(state))

    def screen(self, state: S) -> dict[str, Any]:
        """What the browser keeps of a state beside the numbers it shows.

        ``query`` says the state; ``settings`` is another for each set of settings, ``drawn`` for each that
        Streamlit's part of the page (row and open panel) looks different for; ``changed`` says whether reset
        would do something.
        """
        query = self.encode(state)
        settings = self.encode(self.address().start().with_settings_of(state))
        return {
            "query": query,
            "settings": _short(settings),
            "drawn": _short(repr(self._looks(query, state))),
            "changed": not state.same_settings(self.start_of(state)),
        }

    def _looks(self, query: str, state: S) -> tuple[object, ...]:
        # An open panel may show anything that the query says.
        rows = query if state.explore else tuple(box.look(state) for box in boxes_in(self.rows))
        return rows, self.also(state), self.hides(state)

    def hides(self, state: S) -> bool:
        """Whether results stay hidden until they are worked out or shown."""
        return self.predicting is not None and bool(getattr(state, "predict", False))

    def panel_hides(self, state: S) -> bool:
        """Whether the open panel would give a hidden result away."""
        return (
            self.predicting is not None
            and self.hides(state)
            and state.explore not in self.predicting.harmless
        )

    def payloads(self, state: S) -> dict[str, dict[str, Any]]:
        """What each live part on screen is told, by name."""
        below = {
            name: part.payload(state)
            for name, part in self.parts.items()
            if part.panel in ("", state.explore)
        }
        return {self.name: self.payload(state), **below}

    def part(self, name: str, state: S) -> tuple[dict[str, Any], dict[str, str]]:
        """What a panel's live part is told of a state, and what the browser keeps beside it."""
        below = {"page": self.name, "part": name, "query": self.encode(state)}
        return self.parts[name].payload(state), below

    def answer(self, query: str, event: Event | None) -> dict[str, Any]:
        """The screen after ``event``, with ``payload`` for the main live part and ``parts`` for those of panels.

        A guess changes nothing; what it is worth stands under ``marked``.

        Raises:
            ValueError: one sentence, for an event that cannot be met.
        """
        state, _ = self.decode(query)
        worth = {}
        if event is not None and event.get("kind") == "guess":
            after, worth = state, {"marked": marked(self.predicting, state, event)}
        else:
            after = state if event is None else self._after(state, event)
        payloads = self.payloads(after)
        return {**self.screen(after), "payload": payloads.pop(self.name), "parts": payloads, **worth}

    def _after(self, state: S, event: Event) -> S:
        kind, name = event.get("kind"), event.get("part", "")
        if kind == "reset":
            return self.start_of(state)
        if kind == "restore" and isinstance(query := event.get("query"), str):
            return self.restore(state, self.decode(query)[0])
        if kind == "predict":
            return switched(self.predicting, state, event)
        if name == "":
            return self.reduce(state, event)
        if not isinstance(name, str) or name not in self.parts:
            raise ValueError(NOT_OURS)
        return self.parts[name].reduce(state, event)


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=9).hexdigest()


def with_words(state: S, vocabulary: str) -> S:
    """The same screen in other words."""
    return replace(state, vocabulary=vocabulary)
