"""What the live part can ask for: each request, checked, as the history after it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lstm_core.charlm.probes.probes import PROBES
from pages.neurons.model.network import network
from pages.neurons.state import COLOURS, ORDERS, STRIPS, NeuronState, clean_name
from pages.neurons.text.texts import text_of
from pages.neurons.url import start_of
from pages.ui.params.codecs import json_integer
from pages.ui.visits.history import History

NOT_OURS = "This request is not one the page makes; nothing was changed."


def reduce(history: History[NeuronState], request: Mapping[str, Any]) -> History[NeuronState]:
    """The history after one request of the browser.

    Raises:
        ValueError: one sentence, when the request cannot be met; the history then stays as it is.
    """
    travelled = history.travelled(request, start_of)
    if travelled is not None:
        return travelled
    known = {
        "cell": _cell,
        "place": _place,
        "probe": _probe,
        "order": _order,
        "brush": _brush,
        "colours": _colours,
        "strips": _strips,
        "name": _name,
    }
    take = known.get(str(request.get("kind")))
    if take is None:
        raise ValueError(NOT_OURS)
    return history.change(take(history.present, request))


def _cell(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    if request.get("cell") is None:
        return replace(state, cell=None)
    return replace(state, cell=json_integer(request, "cell", 0, network().units - 1))


def _place(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    return replace(state, place=json_integer(request, "place", 0, len(text_of(state)) - 1))


def _probe(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    """Another probe shows the cell that follows it best."""
    return replace(state, probe=_one_of(request, "probe", tuple(PROBES)), cell=None, order=ORDERS[0])


def _order(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    return replace(state, order=_one_of(request, "order", ORDERS))


def _brush(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    if request.get("start") is None:
        return replace(state, brush=None)
    n = len(text_of(state))
    start, stop = json_integer(request, "start", 0, n - 1), json_integer(request, "stop", 0, n)
    if stop <= start:
        raise ValueError(f"The span ends before it begins; accepted are two characters from 1 to {n:,}.")
    if stop - start == n:
        raise ValueError(
            "The span is the whole text; accepted is one that leaves at least one character outside."
        )
    return replace(state, brush=(start, stop), order="brush")


def _colours(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    return replace(state, colours=_one_of(request, "colours", COLOURS))


def _strips(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    asked = request.get("strips")
    if not isinstance(asked, list):
        raise ValueError(NOT_OURS)
    return replace(state, strips=tuple(strip for strip in STRIPS if strip in asked))


def _name(state: NeuronState, request: Mapping[str, Any]) -> NeuronState:
    return state.with_name(
        json_integer(request, "cell", 0, network().units - 1), clean_name(str(request.get("name", "")))
    )


def _one_of(request: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
    asked = request.get(name)
    if not isinstance(asked, str) or asked not in choices:
        raise ValueError(NOT_OURS)
    return asked
