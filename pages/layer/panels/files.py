"""Load a network from another program, and take home what is on screen: as a file, and as a program."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.files.take_home.screens import Steps
from pages.layer.from_file import taken
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import LayerState
from pages.layer.url import in_the_address
from pages.ui.networks.bring import Bringing, Brought, choose_file, show_brought
from pages.ui.networks.onward import layer_query
from pages.ui.networks.take_home import take_home
from pages.ui.visits.visit import change, put, state_now


def show(state: LayerState) -> None:
    """Draw the panel."""
    page = Bringing("layer_files", _use, takes_layers=True, has_curves=True, vocabulary=state.vocabulary)
    choose_file(page)
    show_brought(page)
    take_home(screen_of(state), state.library, lambda chosen: change(LAYER, library=chosen), "layer_home")


def screen_of(state: LayerState) -> Steps:
    """The series through the network on screen, to be taken home."""
    given = given_of(state)
    return Steps.of(given.network, given.series, given.starts, state.time)


def _use(brought: Brought) -> None:
    """Put the network on screen: in numbers where they are few, else by the key of its file."""
    state = state_now(LAYER)
    found = taken(brought.reading)
    fresh = state.drawn_anew(layer=0, time=found.time, unit=0, variant=found.variant)
    if found.own:
        put(LAYER, in_the_address(fresh, found), seen=True)
        return
    said = layer_query(brought.reading, brought.key)
    put(LAYER, replace(fresh, model=said["model"], order=said.get("order", "")), seen=True)
