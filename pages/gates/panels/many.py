"""From one number to many: a small layer drawn at random, one step of it, walked through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.unit.written_out import MAX_INPUTS, MAX_SEED, MAX_UNITS
from pages.gates import session
from pages.gates.layer import layer_payload
from pages.gates.live.component import live_many
from pages.gates.state import GatesState
from pages.gates.url import MIN_INPUTS, MIN_UNITS, STEPS
from pages.ui.visits.history import History
from pages.ui.visits.requests import apply_request

_ANSWERED = "many_answered"


def show(state: GatesState) -> None:
    """Draw the panel."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _choice("Units", "units", range(MIN_UNITS, MAX_UNITS + 1), state.units)
        _choice("Inputs", "inputs", range(MIN_INPUTS, MAX_INPUTS + 1), state.inputs)
        st.session_state["many_seed"] = state.seed
        st.number_input(
            "Seed", 0, MAX_SEED, key="many_seed", width=150,
            on_change=lambda: session.change(seed=int(st.session_state["many_seed"])),
            help="The same seed draws the same weights, inputs and memories.",
        )  # fmt: skip
    answered = st.session_state.get(_ANSWERED, 0)
    live_many(layer_payload(state, answered=answered), key="many", on_request=_on_request)


def _choice(label: str, name: str, offered: range, value: int) -> None:
    st.session_state[f"many_{name}"] = value
    st.selectbox(
        label, offered, key=f"many_{name}", width=110,
        on_change=lambda: session.change(**{name: st.session_state[f"many_{name}"]}),
    )  # fmt: skip


def _on_request(request: Mapping[str, Any]) -> None:
    """This part counts its requests by itself; what the map was answered stays as it is."""
    visit = session.get()
    of_the_map = visit.acked, visit.message
    apply_request(visit, request, reduce)
    st.session_state[_ANSWERED] = visit.acked
    visit.acked, visit.message = of_the_map


def reduce(history: History[GatesState], request: Mapping[str, Any]) -> History[GatesState]:
    """The history after one request of the layer's part: only which step one looks at can be asked.

    Raises:
        ValueError: one sentence, for anything else.
    """
    step = request.get("step")
    if request.get("kind") != "view" or type(step) is not int or not 0 <= step <= STEPS:
        raise ValueError("There is no such step; nothing was changed.")
    return history.change(replace(history.present, step=step))
