"""The chart beside the training, which is the live part, and the comparison."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.forecast.changing import change
from pages.forecast.live.runs import network_of
from pages.forecast.notes import note
from pages.forecast.result.export import forecast_csv
from pages.forecast.result.figures import comparison, strips_of
from pages.forecast.result.tables import markdown_table
from pages.forecast.result.verdict import MEASURES, decimals_for, rows, verdict, winners
from pages.forecast.run.network import NETWORK, Network, Outcome, outcome
from pages.forecast.shipped import Series
from pages.forecast.state import SEVERAL, ForecastState, on_screen
from pages.ui.live.words import palette
from pages.ui.load.kept import kept
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import fixed

_compared, _gates_of = kept(outcome), kept(Network.gates)
INK = {"light": "#0f1624", "dark": "#e9edf5"}


def workbench(state: ForecastState, training: Callable[[], None]) -> None:
    """Draw the chart and, beside it, the training and the comparison."""
    series, network = on_screen(state), network_of(state)
    found = compared_on(state, network)
    left, right = st.columns([2.2, 1], gap="medium")
    with left:
        _chart(state, series, found, network)
    with right:
        training()
        _comparison(state, series, found)


def compared_on(state: ForecastState, network: Network | None) -> Outcome:
    """The comparison for what is set, with the network on screen if there is one."""
    return _compared(
        on_screen(state).values, state.recipe.held_out, state.period, state.mode == SEVERAL, network
    )


def _chart(state: ForecastState, series: Series, found: Outcome, network: Network | None) -> None:
    told = f"{series.point} {series.source} {series.rights}".strip()
    note(told or f"{len(series.values):,} numbers of your own.")
    theme = "dark" if st.context.theme.type == "dark" else "light"
    strips = []
    if network is not None:
        strips = strips_of(_gates_of(network, series.values), state.unit, state.vocabulary)
    figure = comparison(
        series, state.recipe.held_out, found, colours=palette()[theme], ink=INK[theme], strips=strips
    )
    st.plotly_chart(
        figure,
        key="comparison",
        config={"displaylogo": False},
        alt=f"{series.title} and the forecasts of its last {state.recipe.held_out} values",
    )
    if network is not None:
        _which_unit(state)


def _which_unit(state: ForecastState) -> None:
    choice, meaning = st.columns([1, 5], vertical_alignment="bottom")
    st.session_state["forecast_unit"] = state.unit
    choice.number_input(
        "Unit", 1, state.recipe.units, key="forecast_unit", on_change=_choose_unit, disabled=state.recipe.units == 1
    )  # fmt: skip
    note(
        f"What unit {state.unit} of {state.recipe.units} does as each value comes in, after reading the window that "
        "ends there: full colour is the upper end of the range, none is 0, full grey the lower end.",
        place=meaning,
    )


def _choose_unit() -> None:
    if st.session_state["forecast_unit"] is not None:
        change(unit=st.session_state["forecast_unit"])


def _comparison(state: ForecastState, series: Series, found: Outcome) -> None:
    decimals = decimals_for(series.values, found)
    st.markdown(plain(verdict(found, decimals, series.unit)))
    table = rows(found, decimals)
    best = {
        (place, measure.upper())
        for place, key in enumerate(dict.fromkeys([NETWORK, *found.errors]))
        for measure in MEASURES
        if key in winners(found.errors, measure)
    }
    st.markdown(markdown_table(table, ("MAE", "RMSE"), best))
    unit = f" in {series.unit}" if series.unit else ""
    note(f"Mean absolute error and root mean squared error{unit} over the {state.recipe.held_out:,} held-out values, which were used neither for scaling nor for training.")  # fmt: skip
    if found.beyond is not None:
        _after_the_end(found, decimals, series.unit)
    st.download_button(
        "Download CSV", lambda: forecast_csv(series, state.recipe.held_out, found), "gatewise-forecast.csv", "text/csv",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def _after_the_end(found: Outcome, decimals: int, unit: str) -> None:
    assert found.beyond is not None
    numbers = [fixed(float(value), decimals) for value in found.beyond[:6]]
    more = " …" if len(found.beyond) > len(numbers) else ""
    noun = "value" if len(found.beyond) == 1 else f"{len(found.beyond):,} values"
    st.markdown(
        f"After the end of the series the network expects, as the next {noun}: "
        f"**{plain(', '.join(numbers))}**{more} {plain(unit)}"
    )
