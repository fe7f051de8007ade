"""What the live part may ask for, each event checked, as the state after it. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.activations.state import CURVES, REACHES, ActivationsState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.live.grid import row_value
from pages.ui.params.typed_numbers import number_from_text


def reduce(state: ActivationsState, event: Event) -> ActivationsState:
    """The state after one event of the browser.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind, handle = event.get("kind"), event.get("handle")
    if kind == "view" and event.get("curve") in CURVES:
        return replace(state, curve=str(event["curve"]))
    if kind == "view" and type(event.get("reach")) is int and event["reach"] in REACHES:
        return replace(state, reach=event["reach"])
    if kind == "text" and handle == "z":
        return replace(state, z=number_from_text(str(event.get("text", ""))))
    if kind == "row" and handle == "z":
        return replace(state, z=row_value(event))
    raise ValueError(NOT_OURS)
