"""Document 003's case: why its two memories cannot be, and how its fourth value can be forecast after all."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import STANDARD
from pages.forecast import document
from pages.forecast.changing import try_change
from pages.forecast.result.tables import markdown_table
from pages.forecast.spec import FORECAST
from pages.forecast.state import ForecastState
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import fixed, precise, scientific, setting
from pages.ui.text.texts import text
from pages.ui.visits.visit import state_now
from pages.ui.widgets.typing import number_field, say_refused

LARGEST = 1_000_000.0
DAYS = ("t0", "t1", "t2")
NAMES = {key: SYMBOLS[key].names[STANDARD] for key in ("c", "h")}


def show(state: ForecastState) -> None:
    """Draw the panel, in standard terms as its sentences are."""
    cannot, can = st.columns(2, gap="large")
    with cannot:
        _cannot()
    with can:
        _can(state)


def _cannot() -> None:
    c, h = document.farthest()
    claimed = {"c": f"{document.CLAIMED_C:.1f}", "h": f"{document.CLAIMED_H:.1f}"}
    st.subheader(text("forecast.document.reach"), anchor=False)
    st.markdown(text("forecast.document.claim", input=f"{document.INPUT:g}", **claimed))
    rows = []
    for strength in document.STRENGTHS:
        trace = document.one_step(strength)
        rows.append(
            {
                text("forecast.document.weights"): setting(strength),
                NAMES["c"]: _below_one(float(trace.c)),
                NAMES["h"]: precise(float(trace.h)),
            }
        )
    st.markdown(markdown_table(rows, set(rows[0])))
    st.markdown(
        text(
            "forecast.document.found",
            rows=f"{document.ROWS:,}",
            low=f"−{document.REACH:,.0f}",
            high=f"{document.REACH:,.0f}",
            c=_below_one(c),
            h=_below_one(h),
            claimed=claimed["c"],
            days=", ".join(precise(float(value)) for value in document.days_on_end().c),
        )
    )


def _below_one(value: float) -> str:
    written = precise(value)
    return f"1 − {scientific(1 - value, 1)}" if value < 1 and written == "1.0000" else written


def _can(state: ForecastState) -> None:
    st.subheader(text("forecast.document.solve"), anchor=False)
    st.markdown(text("forecast.document.how"))
    with st.container(horizontal=True):
        for k, value in enumerate(state.days):
            number_field(
                text("forecast.document.value", k=str(k)), f"day_{k}", value, -LARGEST, LARGEST, _of_day(k),
                whole=False, width=120,
            )  # fmt: skip
    say_refused(*(f"day_{k}" for k in range(len(state.days))))
    try:
        case = document.small_case(state.days)
    except ValueError as problem:
        st.error(plain(str(problem)))
        return
    st.markdown(markdown_table(_lines(state.days, case), DAYS))
    h = float(case.trace.h[0, 0])
    target = document.readout_for(h, document.CLAIMED_H)
    st.markdown(
        text(
            "forecast.document.forecast",
            epochs=str(document.EPOCHS),
            value=fixed(float(case.forecasts[-1]), 2),
            last=setting(state.days[-1]),
            weight=precise(float(case.readout.weights[0, 0])),
            bias=_signed(float(case.readout.bias[0])),
            claimed=f"{document.CLAIMED_H:.1f}",
            needed=precise(float(target.weights[0, 0])),
            h=precise(h),
            made=fixed(float(target.forward([h])[0]), 1),
        )
    )


def _lines(days: tuple[float, ...], case: document.SmallCase) -> list[dict[str, str]]:
    """One line for each quantity, one column for each time step."""
    trace = case.trace
    lines = {
        text("forecast.document.lines.value"): [setting(value) for value in days],
        text("forecast.document.lines.scaled"): [fixed(float(value), 4) for value in trace.x[:, 0]],
        NAMES["c"]: [precise(float(value)) for value in trace.c[:, 0]],
        NAMES["h"]: [precise(float(value)) for value in trace.h[:, 0]],
        text("forecast.document.lines.readout"): [fixed(float(value), 4) for value in case.outputs],
        text("forecast.document.lines.forecast"): [fixed(float(value), 2) for value in case.forecasts],
    }
    step = text("forecast.document.day")
    return [{step: name, **dict(zip(DAYS, row, strict=True))} for name, row in lines.items()]


def _signed(value: float) -> str:
    return f"− {precise(-value)}" if value < 0 else f"+ {precise(value)}"


def _of_day(k: int) -> Callable[[float], None]:
    def take(value: float) -> None:
        days = state_now(FORECAST).days
        try_change(days=(*days[:k], value, *days[k + 1 :]))

    return take
