"""From one number to many: a small layer drawn at random, one step of it, walked through."""

from __future__ import annotations

import streamlit as st

from lstm_core.unit.written_out import MAX_INPUTS, MAX_SEED, MAX_UNITS
from pages.gates.spec import GATES_PAGE
from pages.gates.state import GatesState
from pages.gates.url import MIN_INPUTS, MIN_UNITS
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.texts import text
from pages.ui.visits.visit import change
from pages.ui.widgets.typing import number_field, say_refused

LAYER = LiveScript("many", "pages/gates/many.js", text("gates.layer.waiting"), 460)


def show(state: GatesState) -> None:
    """Draw the panel."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _choice(text("gates.layer.units"), "units", range(MIN_UNITS, MAX_UNITS + 1), state.units)
        _choice(text("gates.layer.inputs"), "inputs", range(MIN_INPUTS, MAX_INPUTS + 1), state.inputs)
        number_field(
            text("gates.layer.seed"), "many_seed", state.seed, 0, MAX_SEED,
            lambda seed: change(GATES_PAGE, seed=seed), width=150, help=text("gates.layer.seed_help"),
        )  # fmt: skip
    say_refused("many_seed")
    exchanging_part(LAYER, *GATES_PAGE.part(LAYER.name, state))


def _choice(label: str, name: str, offered: range, value: int) -> None:
    st.session_state[f"many_{name}"] = value
    st.selectbox(
        label, offered, key=f"many_{name}", width=110,
        on_change=lambda: change(GATES_PAGE, **{name: st.session_state[f"many_{name}"]}),
    )  # fmt: skip
