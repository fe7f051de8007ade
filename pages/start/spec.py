"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from pages.start.state import ADDRESS, SCREENS, StartState
from pages.start.story import companies, facts, loop
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.exchange.live_page import LivePage
from pages.ui.params.boxes import words_box
from pages.ui.params.codecs import json_integer
from pages.ui.text.course import COURSE, title_of_page
from pages.ui.text.texts import texts


@cache
def _outline() -> tuple[dict[str, str], ...]:
    """The pages that follow, each with its place in the lesson, its address and half a sentence."""
    said = texts("start.outline")
    return tuple(
        {"number": str(place), "title": title_of_page(name), "address": f"./{name}", "says": said[name]}
        for place, name in enumerate(COURSE[1:], start=2)
    )


def _payload(state: StartState) -> dict[str, Any]:
    return {
        "screen": max(1, state.screen),
        "named": state.screen > 0,
        "loop": loop(),
        "companies": companies(),
        "outline": _outline(),
        "vocabulary": state.vocabulary,
    }


def _reduce(state: StartState, event: Event) -> StartState:
    if event.get("kind") == "screen":
        return replace(state, screen=json_integer(event, "screen", 1, SCREENS))
    raise ValueError(NOT_OURS)


def _start_of(state: StartState) -> StartState:
    return state


START: LivePage[StartState] = LivePage(
    "start", lambda: ADDRESS, _start_of, _payload, _reduce,
    title=texts("start.title"), rows=((words_box(),),), also=lambda state: state.is_last, facts=facts,
)  # fmt: skip
