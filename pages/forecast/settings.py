"""What can be set above the chart: which series, and everything the network depends on. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lstm_core.forecasting.series import SCALINGS
from pages.forecast.run import recipe as limits
from pages.forecast.run.network import CLIP
from pages.forecast.shipped import shipped_series
from pages.forecast.state import MODES, ONE, OWN, SEVERAL, ForecastState, on_screen, state_of
from pages.forecast.url import fits
from pages.ui.params.boxes import Group, Number, Row, Select, words_box

SCALING_TITLES = {"range": "Least and greatest to −1 and 1", "standard": "Mean 0, deviation 1"}
MODE_TITLES = {ONE: "One step ahead", SEVERAL: "All steps, fed back"}
_WIDTH = 116


def changed(state: ForecastState, **fields: Any) -> ForecastState:
    """The state with other fields. Raises ValueError, in one sentence, where the series cannot be forecast so."""
    after = state.changed(**fields)
    fits(after)
    return after


def _set(name: str) -> Callable[[ForecastState, Any], ForecastState]:
    return lambda state, value: changed(state, **{name: value})


def _set_in_recipe(name: str) -> Callable[[ForecastState, Any], ForecastState]:
    return lambda state, value: changed(state, recipe=replace(state.recipe, **{name: value}))


def _titles(name: str, state: ForecastState) -> str:
    known = shipped_series().get(name)
    return known.title if known else on_screen(state).title


def _with_series(state: ForecastState, name: str) -> ForecastState:
    if name not in shipped_series():
        return state
    base = state_of(shipped_series()[name])
    return changed(
        state,
        series=base.series,
        values=(),
        title="",
        recipe=base.recipe,
        epochs=base.epochs,
        period=base.period,
    )


def _longest_season(state: ForecastState) -> float:
    return max(len(on_screen(state).values) - state.recipe.held_out, state.period or 0)


def _recipe_number(
    name: str, label: str, most: int, told: str, width: int | str = _WIDTH
) -> Number[ForecastState]:
    return Number(
        name, label, width, low=1, high=most, value=lambda state: getattr(state.recipe, name),
        choose=_set_in_recipe(name), told=lambda _: told,
    )  # fmt: skip


MORE: Group[ForecastState] = Group(
    "More",
    (
        (
            Number(
                "period", "Season", "stretch", low=0, high=_longest_season,
                value=lambda state: state.period or 0,
                choose=lambda state, period: changed(state, period=period or None),
                told=lambda _: "After how many values the series repeats, for the rule “seasonal repeat”; 0 is none.",
            ),
            _recipe_number("batch", "Batch", limits.MAX_BATCH, "Windows per step of the optimiser.", "stretch"),
            Select(
                "scaling", "Scaling, by the part before the split", "stretch", options=lambda _: SCALINGS,
                title=lambda name, _: SCALING_TITLES[name], value=lambda state: state.recipe.scaling,
                choose=_set_in_recipe("scaling"),
            ),
        ),
    ),
)  # fmt: skip
ROWS: tuple[Row[ForecastState], ...] = (
    (
        Select(
            "series", "Series", 270, title=_titles, choose=_with_series,
            options=lambda state: [*shipped_series(), *([OWN] if state.series == OWN else [])],
        ),
        words_box(),
    ),
    (
        Select("mode", "Forecast", 190, options=lambda _: MODES, title=lambda name, _: MODE_TITLES[name]),
        _recipe_number(
            "held_out", "Held out", limits.MAX_HELD_OUT,
            "How many values at the end the network never sees while it learns.",
        ),
        _recipe_number(
            "window", "Window", limits.MAX_WINDOW,
            "How many values each forecast looks back on, from empty memories.",
        ),
        _recipe_number(
            "units", "Units", limits.MAX_UNITS, "How many memories of either kind the network has."
        ),
        Number(
            "epochs", "Epochs", _WIDTH, low=1, high=limits.MAX_EPOCHS, step=50, choose=_set("epochs"),
            told=lambda _: "Rounds through all windows before the split.",
        ),
        Number(
            "rate", "Learning rate", _WIDTH, low=limits.RATES[0], high=limits.RATES[1], step=0.001, spelling="%g",
            value=lambda state: state.recipe.rate, choose=_set_in_recipe("rate"),
            told=lambda _: f"How far Adam steps; gradients longer than {CLIP:g} are shortened to it.",
        ),
        Number(
            "seed", "Seed", _WIDTH, low=limits.SEEDS[0], high=limits.SEEDS[1],
            value=lambda state: state.recipe.seed, choose=_set_in_recipe("seed"),
            told=lambda _: "Draws the random weights to start from.",
        ),
        MORE,
    ),
)  # fmt: skip
