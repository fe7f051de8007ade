"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pages.start.state import ADDRESS, SCREENS, StartState
from pages.ui.exchange.live_page import NOT_OURS, Event, LivePage
from pages.ui.params.boxes import words_box
from pages.ui.params.codecs import json_integer
from pages.ui.text.texts import texts


def _payload(state: StartState) -> dict[str, Any]:
    return {"screen": state.screen, "vocabulary": state.vocabulary}


def _reduce(state: StartState, event: Event) -> StartState:
    if event.get("kind") == "screen":
        return replace(state, screen=json_integer(event, "screen", 1, SCREENS))
    raise ValueError(NOT_OURS)


def _start_of(state: StartState) -> StartState:
    return state


START: LivePage[StartState] = LivePage(
    "start", lambda: ADDRESS, _start_of, _payload, _reduce, title=texts("start.title"), rows=((words_box(),),)
)
