"""Document 003's case: why its two memories cannot be, and how its fourth value can be forecast after all."""

from __future__ import annotations

import streamlit as st

from lstm_core.words.symbols import SYMBOLS
from pages.forecast import document
from pages.forecast.changing import change
from pages.forecast.result.tables import markdown_table
from pages.forecast.state import ForecastState
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import fixed, precise, scientific, setting

LARGEST = 1_000_000.0
DAYS = ("t0", "t1", "t2")


def show(state: ForecastState) -> None:
    """Draw the panel."""
    names = {key: SYMBOLS[key].names[state.vocabulary] for key in ("c", "h")}
    cannot, can = st.columns(2, gap="large")
    with cannot:
        _cannot(names)
    with can:
        _can(state, names)


def _cannot(names: dict[str, str]) -> None:
    c, h = document.farthest()
    st.subheader("What one step can reach", anchor=False)
    st.markdown(
        f"The document starts with both memories at 0, takes in {document.INPUT:g} and notes a long-term memory of "
        f"{document.CLAIMED_C:.1f} and a short-term memory of {document.CLAIMED_H:.1f}. From 0, one step gives "
        "an input share times a candidate, each below 1 in size; the short-term memory is a share of a tanh, "
        "so it stays below 1 for ever. With larger and larger weights:"
    )
    rows = []
    for strength in document.STRENGTHS:
        trace = document.one_step(strength)
        rows.append(
            {
                "All input weights": setting(strength),
                names["c"]: _below_one(float(trace.c)),
                names["h"]: precise(float(trace.h)),
            }
        )
    st.markdown(markdown_table(rows, set(rows[0])))
    days = ", ".join(precise(float(value)) for value in document.days_on_end().c)
    st.markdown(
        f"Over {document.ROWS:,} candidate weights from −{document.REACH:,.0f} to {document.REACH:,.0f}, all gates "
        f"open, the largest long-term memory after one step is **{_below_one(c)}** and the largest short-term memory **{_below_one(h)}**. "
        f"A long-term memory above {document.CLAIMED_C:.1f} takes at least four days: with the same input every day it is {days}."
    )


def _below_one(value: float) -> str:
    text = precise(value)
    return f"1 − {scientific(1 - value, 1)}" if value < 1 and text == "1.0000" else text


def _can(state: ForecastState, names: dict[str, str]) -> None:
    st.subheader("What scaling and a read-out do about it", anchor=False)
    st.markdown(
        "The values are scaled to lie between −1 and 1, one unit learns to say each next value, and a linear read-out, "
        "which has no bound, brings its short-term memory back to the values’ own size."
    )
    with st.container(horizontal=True):
        for k, value in enumerate(state.days):
            st.session_state[f"day_{k}"] = value
            st.number_input(
                f"Value at t{k}", -LARGEST, LARGEST, key=f"day_{k}", step=1.0, format="%g", on_change=_changed, width=120
            )  # fmt: skip
    try:
        case = document.small_case(state.days)
    except ValueError as problem:
        st.error(plain(str(problem)))
        return
    st.markdown(markdown_table(_lines(state.days, case, names), DAYS))
    weight, bias = float(case.readout.weights[0, 0]), float(case.readout.bias[0])
    h = float(case.trace.h[0, 0])
    target = document.readout_for(h, document.CLAIMED_H)
    said = float(target.forward([h])[0])
    st.markdown(
        f"The value at t3 is forecast as **{fixed(float(case.forecasts[-1]), 2)}** after {document.EPOCHS} epochs on "
        f"two examples; the rule “last value” says {setting(state.days[-1])}. "
        f"The read-out it learned: {precise(weight)} × short-term memory {_signed(bias)}. "
        f"Any number can be read off the same memory: the document’s {document.CLAIMED_H:.1f} is "
        f"{precise(float(target.weights[0, 0]))} × {precise(h)} = {fixed(said, 1)}."
    )


def _lines(days: tuple[float, ...], case: document.SmallCase, names: dict[str, str]) -> list[dict[str, str]]:
    """One line for each quantity, one column for each day."""
    trace = case.trace
    lines = {
        "Value": [setting(value) for value in days],
        "Scaled": [fixed(float(value), 4) for value in trace.x[:, 0]],
        names["c"]: [precise(float(value)) for value in trace.c[:, 0]],
        names["h"]: [precise(float(value)) for value in trace.h[:, 0]],
        "Read-out": [fixed(float(value), 4) for value in case.outputs],
        "Says of the next value": [fixed(float(value), 2) for value in case.forecasts],
    }
    return [{"Day": name, **dict(zip(DAYS, row, strict=True))} for name, row in lines.items()]


def _signed(value: float) -> str:
    return f"− {precise(-value)}" if value < 0 else f"+ {precise(value)}"


def _changed() -> None:
    values = [st.session_state[f"day_{k}"] for k in range(3)]
    if None not in values:
        change(days=tuple(values))
