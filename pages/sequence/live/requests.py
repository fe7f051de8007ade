"""What the live part may ask for, each event checked, as the state after it. Pure."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.words.symbols import SETTINGS
from pages.sequence.state import SequenceState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.live.grid import row_value
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.text.texts import text


def reduce(state: SequenceState, event: Event) -> SequenceState:
    """The state after one event of the browser.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind, handle, day = event.get("kind"), event.get("handle"), event.get("day", state.day)
    if type(day) is not int or not 0 <= day < len(state.days):
        raise ValueError(text("sequence.refused.day", days=str(len(state.days))))
    if kind == "view":
        return replace(state, day=day)
    if handle in SETTINGS and kind == "text":
        return state.with_number(handle, number_from_text(str(event.get("text", ""))), day)
    if handle in SETTINGS and kind == "row":
        return state.with_number(handle, row_value(event), day)
    raise ValueError(NOT_OURS)
