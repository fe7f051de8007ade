"""What the live part may ask for: a network off the screen, or one on it. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.forecast.state import ForecastState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.params.codecs import json_integer


def reduce(state: ForecastState, event: Event) -> ForecastState:
    """The state after one event: ``begin`` takes the network off the screen, ``rest`` shows that of an ``epoch``.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind = event.get("kind")
    if kind == "begin":
        return replace(state, trained=0)
    if kind == "rest":
        last = max(state.epochs, state.trained)
        return replace(state, trained=json_integer(event, "epoch", 0, last, floats=True))
    raise ValueError(NOT_OURS)
