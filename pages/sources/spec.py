"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from typing import Any

from pages.sources.state import ADDRESS, SourcesState
from pages.ui.exchange.live_page import NOT_OURS, Event, LivePage
from pages.ui.params.boxes import words_box


def _start_of(state: SourcesState) -> SourcesState:
    return state


def _payload(_: SourcesState) -> dict[str, Any]:
    return {}


def _reduce(_: SourcesState, __: Event) -> SourcesState:
    raise ValueError(NOT_OURS)


SOURCES: LivePage[SourcesState] = LivePage(
    "sources",
    lambda: ADDRESS,
    _start_of,
    _payload,
    _reduce,
    title="Figures and words",
    rows=((words_box(),),),
    also=lambda state: state,
)
"""Nothing on this page is live but its address, which is kept like every other page's."""
