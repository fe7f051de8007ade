"""The claim of document 003 put to the test: how it is tested, and how to make it fail."""

from __future__ import annotations

import streamlit as st

from lstm_core.unit.gate_map import LATTICE
from lstm_core.words.symbols import SYMBOLS
from pages.gates.lesson import TRIES
from pages.gates.maps import CANDIDATE
from pages.gates.state import GatesState
from pages.ui.text.numbers import setting


def show(state: GatesState) -> None:
    """Draw the panel."""
    h, x = (SYMBOLS[key].names[state.vocabulary] for key in ("h_prev", "x"))
    sizes = f"{setting(LATTICE[0])} to {setting(LATTICE[-1])}"
    if state.gate == CANDIDATE:
        st.markdown(
            f"Every pair of sizes from {sizes} is tried with both signs, {TRIES} in all. tanh keeps the sign of "
            "its sum, so the rule holds as long as no weight and no bias turns the sum round."
        )
        return
    st.markdown(
        f"The document compares two positive numbers with the same two after one has turned negative. So does the "
        f"test, {TRIES} times: {h} and {x} each from {sizes}, first the one turned, then the other. The arrow on "
        "the map is the pair that does worst."
    )
    st.markdown(
        "Turning a number takes twice its product out of the sum, which lowers the share if its weight is positive "
        "and raises it if the weight is negative. **Drag one of the two weights below zero and the claim fails.** "
        "And it was never about the difference: two numbers that agree at −1 do not differ at all."
    )
