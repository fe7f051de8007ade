"""The rows above the chart: which series, and everything the network depends on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from lstm_core.forecasting.series import SCALINGS
from pages.forecast.changing import change, change_recipe
from pages.forecast.run import recipe as limits
from pages.forecast.run.network import CLIP
from pages.forecast.shipped import shipped_series
from pages.forecast.state import MODES, ONE, OWN, SEVERAL, ForecastState, on_screen, state_of
from pages.ui.widgets.choices import words_box

NUMBERS = {
    "held_out": ("Held out", 1, limits.MAX_HELD_OUT, "How many values at the end the network never sees while it learns."),
    "window": ("Window", 1, limits.MAX_WINDOW, "How many values each forecast looks back on, from empty memories."),
    "units": ("Units", 1, limits.MAX_UNITS, "How many memories of either kind the network has."),
}  # fmt: skip
SCALING_TITLES = {"range": "Least and greatest to −1 and 1", "standard": "Mean 0, deviation 1"}
MODE_TITLES = {ONE: "One step ahead", SEVERAL: "All steps, fed back"}


def settings(state: ForecastState) -> None:
    """Draw both rows; each widget shows the state and asks for a new one when it is used."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("Predict the next value", width="content", anchor=False)
        series = [*shipped_series(), *([OWN] if state.series == OWN else [])]
        _select(
            "Series", "series", series, state.series, lambda name: _title(name, state), _choose_series, 270
        )
        words_box(state.vocabulary, lambda name: change(vocabulary=name))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _select(
            "Forecast", "mode", MODES, state.mode, MODE_TITLES.__getitem__,
            lambda: change(mode=st.session_state["mode"]), 190,
        )  # fmt: skip
        _numbers(state)
        _more(state)


def _numbers(state: ForecastState) -> None:
    for field, (label, low, high, told) in NUMBERS.items():
        _number(label, field, getattr(state.recipe, field), low, high, told, _recipe_change(field))
    _number(
        "Epochs", "epochs", state.epochs, 1, limits.MAX_EPOCHS, "Rounds through all windows before the split.",
        lambda: _taken("epochs", lambda value: change(epochs=value)), step=50,
    )  # fmt: skip
    st.session_state["rate"] = state.recipe.rate
    st.number_input(
        "Learning rate", *limits.RATES, key="rate", step=0.001, format="%g", width=116,
        help=f"How far Adam steps; gradients longer than {CLIP:g} are shortened to it.", on_change=_recipe_change("rate"),
    )  # fmt: skip
    _number(
        "Seed", "seed", state.recipe.seed, *limits.SEEDS, "Draws the random weights to start from.",
        _recipe_change("seed"),
    )  # fmt: skip


def _more(state: ForecastState) -> None:
    with st.popover("More", icon=":material/tune:"):
        longest = max(len(on_screen(state).values) - state.recipe.held_out, state.period or 0)
        _number(
            "Season", "period", state.period or 0, 0, longest,
            "After how many values the series repeats, for the rule “seasonal repeat”; 0 is none.",
            lambda: _taken("period", lambda value: change(period=value or None)), width="stretch",
        )  # fmt: skip
        _number(
            "Batch", "batch", state.recipe.batch, 1, limits.MAX_BATCH, "Windows per step of the optimiser.",
            _recipe_change("batch"), width="stretch",
        )  # fmt: skip
        _select(
            "Scaling, by the part before the split", "scaling", SCALINGS, state.recipe.scaling,
            SCALING_TITLES.__getitem__, _recipe_change("scaling"), "stretch",
        )  # fmt: skip


def _select(
    label: str, key: str, options: Any, value: str, title: Callable[[str], str], change: Callable[[], None], width: Any
) -> None:  # fmt: skip
    st.session_state[key] = value
    st.selectbox(label, options, key=key, format_func=title, on_change=change, width=width)


def _number(
    label: str, key: str, value: int, low: int, high: int, told: str, change: Callable[[], None],
    step: int = 1, width: Any = 116,
) -> None:  # fmt: skip
    st.session_state[key] = value
    st.number_input(label, low, high, key=key, step=step, help=told, on_change=change, width=width)


def _taken(key: str, change: Callable[[Any], None]) -> None:
    value = st.session_state[key]
    if value is not None:
        change(value)


def _recipe_change(field: str) -> Callable[[], None]:
    return lambda: _taken(field, lambda value: change_recipe(**{field: value}))


def _title(name: str, state: ForecastState) -> str:
    known = shipped_series().get(name)
    return known.title if known else on_screen(state).title


def _choose_series() -> None:
    chosen = shipped_series().get(st.session_state["series"])
    if chosen is not None:
        state = state_of(chosen)
        change(
            series=state.series,
            values=(),
            title="",
            recipe=state.recipe,
            epochs=state.epochs,
            period=state.period,
        )
