"""The chart beside the training, which is the live part, and the comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from pages.forecast.changing import try_change
from pages.forecast.live.runs import epoch_of, network_of
from pages.forecast.live.seeds import are_asked, are_long, networks
from pages.forecast.notes import note
from pages.forecast.result.compared import compared_on, spread_on
from pages.forecast.result.explained import band_told, linear_told, measures_told, parts_told
from pages.forecast.result.export import forecast_csv
from pages.forecast.result.figures import comparison, strips_of
from pages.forecast.result.tables import markdown_table
from pages.forecast.result.verdict import CHOSEN, MEASURES, Told, decimals_for, rows, verdict, winners
from pages.forecast.run.network import NETWORK, Network
from pages.forecast.run.outcome import Outcome
from pages.forecast.run.recipe import SEEDS
from pages.forecast.shipped import Series
from pages.forecast.state import SEEDS as SEVERAL_SEEDS
from pages.forecast.state import ForecastState, on_screen
from pages.forecast.url import ADDRESS
from pages.ui.live.words import palette
from pages.ui.load.kept import kept
from pages.ui.runs.pool import BusyError
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import fixed
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments
from pages.ui.widgets.prose import prose
from pages.ui.widgets.typing import number_field, say_refused

_gates_of = kept(Network.gates)
INK = {"light": "#0f1624", "dark": "#e9edf5"}
PAPER = {"light": "rgba(255,255,255,0.8)", "dark": "rgba(17,21,31,0.8)"}
"""What stands behind a label in the chart, so that lines do not cross it."""
_COLUMNS = [1.95, 1]
_EVERY_S = 1.0
"""How often it is looked whether other seeds have come to their end."""


def workbench(state: ForecastState, training: Callable[[], None]) -> None:
    """Draw the chart and, beside it, the training and the comparison."""
    series, network = on_screen(state), network_of(state)
    found = compared_on(state, network)
    decimals = decimals_for(series.values, found)
    left, right = st.columns(_COLUMNS, gap="medium")
    with left:
        _chart(state, series, found, network)
        _told_of_parts(state, found)
    with right:
        training()
        prose(
            verdict(found, decimals, _about(state, series)),
            key="forecast_verdict",
            vocabulary=state.vocabulary,
        )
        if are_asked(state):
            _more_seeds(state)
    _comparison(state, series, found, decimals)
    if network is not None:
        _which_unit(state)


def _about(state: ForecastState, series: Series) -> Told:
    known = networks(state) if are_asked(state) else ()
    spread = spread_on(state, known) if len(known) == state.seeds else ()
    return Told(
        series, state.recipe, _links(state), len(state.inputs), epoch_of(state), state.trained, spread
    )


def _told_of_parts(state: ForecastState, found: Outcome) -> None:
    """What each part is for, and how far the interval can be trusted."""
    prose(
        [parts_told(state.recipe), band_told(state.recipe, found)],
        key="forecast_fair",
        vocabulary=state.vocabulary,
    )


def _more_seeds(state: ForecastState) -> None:
    """Say how many are there, and look again every second until all are."""
    if are_long(state):
        note(text("forecast.seeds.long", n=str(state.seeds)), icon=":material/info:")
    elif len(networks(state)) < state.seeds:
        _waiting(state)


@st.fragment(run_every=_EVERY_S)
def _waiting(state: ForecastState) -> None:
    try:
        found = len(networks(state, ask=True))
    except BusyError as busy:
        note(str(busy), icon=":material/info:")
        return
    if found == state.seeds:
        st.rerun()
    note(text("forecast.seeds.waiting", found=str(found), n=str(state.seeds)), icon=":material/info:")


def _chart(state: ForecastState, series: Series, found: Outcome, network: Network | None) -> None:
    told = f"{series.point} {series.source} {series.rights}".strip()
    told = told or text("forecast.chart.own", n=f"{len(series.values):,}")
    if state.inputs:
        names = ", ".join(f"“{column.name}”" for column in state.inputs)
        told = f"{told} {text('forecast.chart.beside', names=names)}"
    note(told)
    theme = "dark" if st.context.theme.type == "dark" else "light"
    strips = []
    if network is not None:
        strips = strips_of(_gates_of(network, series.values, state.columns), state.unit, state.vocabulary)
    figure = comparison(
        series,
        state.recipe,
        found,
        colours=palette()[theme],
        ink=INK[theme],
        paper=PAPER[theme],
        strips=strips,
    )
    st.plotly_chart(
        figure,
        key="comparison",
        config={"displayModeBar": False, "doubleClick": False},
        alt=text("forecast.chart.alt", title=series.title, held_out=str(state.recipe.held_out)),
    )


def _which_unit(state: ForecastState) -> None:
    choice, meaning = st.columns([1, 5])
    with choice:
        number_field(
            text("forecast.strips.label"), "forecast_unit", state.unit, 1, state.recipe.units,
            lambda unit: try_change(unit=unit), disabled=state.recipe.units == 1,
        )  # fmt: skip
    with meaning:
        say_refused("forecast_unit")
        told = text_segments("forecast.strips.told", unit=str(state.unit), units=str(state.recipe.units))
        more = [text_segments("forecast.strips.look"), text_segments("forecast.strips.words")]
        prose([told, *more], key="forecast_strips", vocabulary=state.vocabulary, small=True)


def _comparison(state: ForecastState, series: Series, found: Outcome, decimals: int) -> None:
    best = {
        (place, measure.upper())
        for place, key in enumerate(dict.fromkeys([NETWORK, *found.errors]))
        for measure in MEASURES
        if key in winners(found.errors, measure)
    }
    numeric = (CHOSEN, "MAE", "RMSE", "MASE")
    left, right = st.columns(2, gap="medium")
    with left:
        with st.container(key="forecast_errors"):
            st.markdown(markdown_table(rows(found, decimals), numeric, best))
        if found.beyond is not None:
            _after_the_end(found, decimals, series.unit)
        st.download_button(
            text("forecast.table.download"), lambda: forecast_csv(series, state.recipe, found),
            "gatewise-forecast.csv", "text/csv", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
    with right:
        told = [measures_told(state, series, found), linear_told(state, found)]
        prose(told, key="forecast_measures", vocabulary=state.vocabulary, small=True)


def _links(state: ForecastState) -> tuple[Segment, Segment]:
    """Links to the same with another start, and with several."""
    seed = state.recipe.seed + 1 if state.recipe.seed < SEEDS[1] else SEEDS[0]
    other = state.changed(recipe=replace(state.recipe, seed=seed))
    several = state.changed(seeds=SEVERAL_SEEDS)
    return (
        _link(other, text("forecast.verdict.try", seed=str(seed))),
        _link(several, text("forecast.verdict.several", n=str(SEVERAL_SEEDS))),
    )


def _link(state: ForecastState, shown: str) -> Segment:
    return {"link": f"./forecast?{urlencode(ADDRESS.encode(state))}", "text": shown}


def _after_the_end(found: Outcome, decimals: int, unit: str) -> None:
    assert found.beyond is not None
    numbers = [fixed(float(value), decimals) for value in found.beyond[:6]]
    several = len(found.beyond) > 1
    noun = (
        text("forecast.table.several", n=f"{len(found.beyond):,}") if several else text("forecast.table.one")
    )
    st.markdown(
        text(
            "forecast.table.beyond",
            noun=noun,
            numbers=plain(", ".join(numbers)),
            more=" …" if len(found.beyond) > len(numbers) else "",
            unit=plain(unit),
        )
    )
