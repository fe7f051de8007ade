"""What the live parts may ask for, each event checked, as the state after it. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.gradients.chain.product import MAX_N, Chain
from pages.gradients.state import HANDLES, NUDGES, GradientState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.live.grid import row_value
from pages.ui.params.codecs import json_integer
from pages.ui.params.typed_numbers import number_from_text


def reduce(state: GradientState, event: Event) -> GradientState:
    """The state after one event of the live part with both units.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind, handle = event.get("kind"), event.get("handle")
    if kind == "look":
        return replace(state, lag=json_integer(event, "lag", 0, state.steps - 1, floats=True))
    if kind == "steps":
        return state.with_steps(json_integer(event, "steps", 0, 10**6, floats=True))
    if handle in HANDLES and kind == "text":
        return state.with_number(handle, number_from_text(str(event.get("text", ""))))
    if handle in HANDLES and kind == "row":
        return state.with_number(handle, row_value(event))
    raise ValueError(NOT_OURS)


def reduce_nudge(state: GradientState, event: Event) -> GradientState:
    """The state after another ``nudge`` or a ``look`` at another step, which is then the one nudged.

    Raises ValueError likewise.
    """
    if event.get("kind") == "nudge" and event.get("nudge") in NUDGES:
        return replace(state, nudge=float(event["nudge"]))
    if event.get("kind") == "look":
        return reduce(state, event)
    raise ValueError(NOT_OURS)


def reduce_chain(state: GradientState, event: Event) -> GradientState:
    """The state after one event of the product one builds. Raises ValueError likewise."""
    return replace(state, chain=_chain_after(state.chain, event))


def reduce_gap(state: GradientState, event: Event) -> GradientState:
    """The state after ``begin``, a training of both networks from the start, or ``rest``, which shows an ``update``.

    Raises ValueError likewise.
    """
    if event.get("kind") == "begin":
        return replace(state, reached=0)
    if event.get("kind") == "rest":
        return replace(state, reached=json_integer(event, "update", 0, state.gap.updates, floats=True))
    raise ValueError(NOT_OURS)


def _chain_after(chain: Chain, event: Event) -> Chain:
    kind, handle = event.get("kind"), str(event.get("handle"))
    if kind == "longer":
        return chain.longer()
    if kind == "shorter":
        return chain.shorter()
    if kind == "text" and handle == "n":
        return chain.with_n(_typed_count(str(event.get("text", ""))))
    if kind == "row" and handle == "n":
        return chain.with_n(1 + json_integer(event, "row", 0, MAX_N - 1, floats=True))
    places = [f"d{place}" for place in range(len(chain.factors))]
    if handle in places and kind in ("text", "row"):
        value = number_from_text(str(event.get("text", ""))) if kind == "text" else row_value(event)
        return chain.with_factor(places.index(handle), value)
    raise ValueError(NOT_OURS)


def _typed_count(text: str) -> int:
    number = number_from_text(text)
    if number != int(number):
        raise ValueError(f"{number:g} factors cannot be used; expected a whole number from 1 to {MAX_N}.")
    return int(number)
