"""What the live parts may ask for: another number, another lag, another factor, undo. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pages.gradients.chain.product import MAX_N, Chain
from pages.gradients.state import HANDLES, GradientState, start_of
from pages.ui.live.grid import row_value
from pages.ui.params.codecs import json_integer
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.visits.history import History


def reduce(history: History[GradientState], request: Mapping[str, Any]) -> History[GradientState]:
    """The history after one request of the live part with both units.

    Raises:
        ValueError: one sentence, when the request cannot be met; the history then stays as it is.
    """
    state, kind, handle = history.present, request.get("kind"), request.get("handle")
    travelled = history.travelled(request, start_of)
    if travelled is not None:
        return travelled
    if kind == "look":
        return history.change(
            replace(state, lag=json_integer(request, "lag", 0, state.steps - 1, floats=True))
        )
    if kind == "steps":
        return history.change(state.with_steps(json_integer(request, "steps", 0, 10**6, floats=True)))
    if handle in HANDLES and kind == "text":
        return history.change(state.with_number(handle, number_from_text(str(request.get("text", "")))))
    if handle in HANDLES and kind == "row":
        return history.change(state.with_number(handle, row_value(request)))
    raise ValueError("This request is not one the page makes; nothing was changed.")


def reduce_chain(history: History[GradientState], request: Mapping[str, Any]) -> History[GradientState]:
    """The history after one request of the chain. Raises ValueError likewise."""
    state, kind, handle = history.present, request.get("kind"), str(request.get("handle"))
    chain = state.chain
    if kind == "longer":
        return _with(history, chain.longer())
    if kind == "shorter":
        return _with(history, chain.shorter())
    if kind == "text" and handle == "n":
        return _with(history, chain.with_n(_typed_count(str(request.get("text", "")))))
    if kind == "row" and handle == "n":
        return _with(history, chain.with_n(1 + json_integer(request, "row", 0, MAX_N - 1, floats=True)))
    places = [f"d{place}" for place in range(len(chain.factors))]
    if handle in places and kind in ("text", "row"):
        value = number_from_text(str(request.get("text", ""))) if kind == "text" else row_value(request)
        return _with(history, chain.with_factor(places.index(handle), value))
    raise ValueError("This request is not one the page makes; nothing was changed.")


def _with(history: History[GradientState], chain: Chain) -> History[GradientState]:
    return history.change(replace(history.present, chain=chain))


def _typed_count(text: str) -> int:
    number = number_from_text(text)
    if number != int(number):
        raise ValueError(f"{number:g} factors cannot be used; expected a whole number from 1 to {MAX_N}.")
    return int(number)
