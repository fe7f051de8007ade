"""What the live part may ask for, each event checked, as the state after it. Pure."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.words.symbols import SETTINGS
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.live.grid import row_value
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.text.lesson import step_counts
from pages.unit.state import UnitState


def reduce(state: UnitState, event: Event) -> UnitState:
    """The state after one event of the browser.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind, handle = event.get("kind"), event.get("handle")
    if kind == "view":
        return _looking_at(state, event)
    if handle in SETTINGS and kind == "text":
        return state.with_number(handle, number_from_text(str(event.get("text", ""))))
    if handle in SETTINGS and kind == "row":
        return state.with_number(handle, row_value(event))
    raise ValueError(NOT_OURS)


def _looking_at(state: UnitState, event: Event) -> UnitState:
    division, step = event.get("division"), event.get("step")
    steps = step_counts().get(str(division), -1)
    if type(step) is not int or not 0 <= step <= steps:
        raise ValueError("There is no such step; nothing was changed.")
    return replace(state, division=str(division), step=step)
