"""Any result as a function of any setting, the present point marked."""

from __future__ import annotations

import streamlit as st

from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from pages.ui.live.grid import span_of
from pages.ui.live.words import palette
from pages.ui.text.texts import text
from pages.ui.visits.visit import change
from pages.unit.figures import response_curve
from pages.unit.live.sweeps import columns, recorded
from pages.unit.panels.quantity import quantity_box
from pages.unit.spec import UNIT
from pages.unit.state import UnitState
from pages.unit.tables import all_values


def show(state: UnitState) -> None:
    """Draw the panel."""
    setting, result = state.curve
    words = {key: symbol.names[state.vocabulary] for key, symbol in state.variant.symbols.items()}
    st.session_state["curve_result"], st.session_state["curve_setting"] = result, setting
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quantity_box(text("unit.curve.show"), RESULTS, "curve_result", words, _changed)
        quantity_box(text("unit.curve.against"), SETTINGS, "curve_setting", words, _changed)
    names = columns(setting, state.decimals)
    now = all_values(state)
    span = span_of(now[setting])
    rows = recorded(dict(state.numbers), setting, span, state.decimals, state.variant)
    table = dict(zip(names, rows, strict=True))
    if result not in table:
        st.info(text("unit.curve.same", result=words[result], setting=words[setting]))
        return
    theme = "dark" if st.context.theme.type == "dark" else "light"
    figure = response_curve(
        table[setting],
        table[result],
        here=(now[setting], now[result]),
        names=(words[setting], words[result]),
        colour=palette()[theme][SYMBOLS[result].role],
    )
    st.plotly_chart(
        figure,
        key="curve_figure",
        config={"displaylogo": False},
        alt=text("unit.curve.alt", result=words[result], setting=words[setting]),
    )


def _changed() -> None:
    change(UNIT, curve=(st.session_state["curve_setting"], st.session_state["curve_result"]))
