"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pages.sources.prose import facts, prose
from pages.sources.state import ADDRESS, SourcesState, clean_find
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.exchange.live_page import LivePage
from pages.ui.params.boxes import words_box
from pages.ui.text.texts import text


def _start_of(state: SourcesState) -> SourcesState:
    return state


def _payload(state: SourcesState) -> dict[str, Any]:
    return {"vocabulary": state.vocabulary, **prose(state)}


def _reduce(state: SourcesState, event: Event) -> SourcesState:
    if event.get("kind") == "find" and isinstance(event.get("text"), str):
        return replace(state, find=clean_find(event["text"]))
    raise ValueError(NOT_OURS)


SOURCES: LivePage[SourcesState] = LivePage(
    "sources",
    lambda: ADDRESS,
    _start_of,
    _payload,
    _reduce,
    title=text("sources.title"),
    rows=((words_box(),),),
    also=lambda state: state,
    facts=facts,
)
