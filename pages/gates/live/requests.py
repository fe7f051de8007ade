"""What the live parts may ask for, each event checked, as the state after it. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.gates.live.sweeps import SIDE, point_of_row
from pages.gates.state import GATES, REACHES, GatesState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.live.grid import row_value
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.text.texts import text


def reduce(state: GatesState, event: Event) -> GatesState:
    """The state after one event of the map.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind, handle = event.get("kind"), event.get("handle")
    if kind == "view" and event.get("gate") in GATES:
        return replace(state, gate=str(event["gate"]))
    if kind == "point":
        x, h = _point(event)
        return state.with_numbers(x=x, h_prev=h)
    if handle in ("x", "h_prev", "c_prev", *state.weights):
        if kind == "text":
            return state.with_numbers(**{str(handle): number_from_text(str(event.get("text", "")))})
        if kind == "row":
            return state.with_numbers(**{str(handle): row_value(event)})
    raise ValueError(NOT_OURS)


def _point(event: Event) -> tuple[float, float]:
    reach, row = event.get("reach"), event.get("row")
    if type(reach) is not int or type(row) is not int or reach not in REACHES or not 0 <= row < SIDE * SIDE:
        raise ValueError(text("gates.refused.point"))
    return point_of_row(reach, row)
