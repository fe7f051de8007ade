"""What the live parts can ask for: each event, checked, as the state after it. Pure."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.charlm.net.reading import QUANTITIES
from lstm_core.charlm.probes.probes import PROBES
from pages.neurons.model.network import network
from pages.neurons.reader.finding import cell_of
from pages.neurons.state import COLOURS, ORDERS, STRIPS, NeuronState, clean_name
from pages.neurons.text.texts import text_of
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.params.codecs import json_integer
from pages.ui.text.texts import text


def reduce(state: NeuronState, event: Event) -> NeuronState:
    """The state after one event of the reader.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    known = {
        "cell": _cell,
        "place": _place,
        "probe": _probe,
        "order": _order,
        "brush": _brush,
        "colour": _colour,
        "colours": _colours,
        "strips": _strips,
        "name": _name,
    }
    take = known.get(str(event.get("kind")))
    if take is None:
        raise ValueError(NOT_OURS)
    return take(state, event)


def reduce_writing(state: NeuronState, event: Event) -> NeuronState:
    """The state after one event of the text that is written: only which choice one looks at can be asked.

    Raises:
        ValueError: one sentence, for anything else.
    """
    choice = event.get("choice")
    if event.get("kind") != "choice" or type(choice) is not int or not 0 <= choice < state.length:
        raise ValueError(text("neurons.refused.no_written"))
    return replace(state, choice=None if choice == state.length - 1 else choice)


def reduce_opened(state: NeuronState, event: Event) -> NeuronState:
    """The state after one event of the opened cell: another cell, or another character.

    Raises:
        ValueError: one sentence, when there is no such cell or character.
    """
    kind = event.get("kind")
    wanted = event.get(str(kind))
    if kind == "cell" and type(wanted) is int and 0 <= wanted < network(state.model).units:
        return replace(state, cell=wanted)
    if kind == "place" and type(wanted) is int and 0 <= wanted < len(text_of(state)):
        return replace(state, place=wanted)
    raise ValueError(text("neurons.refused.no_place"))


def _cell(state: NeuronState, event: Event) -> NeuronState:
    if event.get("cell") is None:
        return replace(state, cell=None)
    return replace(state, cell=json_integer(event, "cell", 0, network(state.model).units - 1))


def _place(state: NeuronState, event: Event) -> NeuronState:
    return replace(state, place=json_integer(event, "place", 0, len(text_of(state)) - 1))


def _probe(state: NeuronState, event: Event) -> NeuronState:
    """Another probe shows the cell that follows it best."""
    return replace(state, probe=_one_of(event, "probe", tuple(PROBES)), cell=None, order=ORDERS[0])


def _order(state: NeuronState, event: Event) -> NeuronState:
    return replace(state, order=_one_of(event, "order", ORDERS))


def _brush(state: NeuronState, event: Event) -> NeuronState:
    if event.get("start") is None:
        return replace(state, brush=None)
    n = len(text_of(state))
    start, stop = json_integer(event, "start", 0, n - 1), json_integer(event, "stop", 0, n)
    if stop <= start:
        raise ValueError(text("neurons.refused.ends_early", count=f"{n:,}"))
    if stop - start == n:
        raise ValueError(text("neurons.refused.whole_text"))
    return replace(state, brush=(start, stop), order="brush")


def _colour(state: NeuronState, event: Event) -> NeuronState:
    """The same cell by another of its quantities: it stays, even if another one follows the probe better by that."""
    return replace(state, colour=_one_of(event, "colour", QUANTITIES), cell=cell_of(state))


def _colours(state: NeuronState, event: Event) -> NeuronState:
    return replace(state, colours=_one_of(event, "colours", COLOURS))


def _strips(state: NeuronState, event: Event) -> NeuronState:
    asked = event.get("strips")
    if not isinstance(asked, list):
        raise ValueError(NOT_OURS)
    return replace(state, strips=tuple(strip for strip in STRIPS if strip in asked))


def _name(state: NeuronState, event: Event) -> NeuronState:
    return state.with_name(
        json_integer(event, "cell", 0, network(state.model).units - 1), clean_name(str(event.get("name", "")))
    )


def _one_of(event: Event, name: str, choices: tuple[str, ...]) -> str:
    asked = event.get(name)
    if not isinstance(asked, str) or asked not in choices:
        raise ValueError(NOT_OURS)
    return asked
