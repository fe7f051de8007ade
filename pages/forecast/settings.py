"""What can be set above the chart: which series, and everything the network depends on. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lstm_core.forecasting.series import SCALINGS
from pages.forecast.run import recipe as limits
from pages.forecast.run.job import CLIP
from pages.forecast.shipped import shipped_series
from pages.forecast.state import (
    FEW_SEEDS,
    MODES,
    OWN,
    SEEDS,
    WEIGHTS,
    ForecastState,
    on_screen,
    state_of,
)
from pages.forecast.url import fits
from pages.ui.params.boxes import Group, Number, Row, Select, words_box
from pages.ui.text.texts import text

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
        dates=(),
        inputs=(),
        recipe=base.recipe,
        epochs=base.epochs,
        period=base.period,
    )


def _longest_season(state: ForecastState) -> float:
    return max(len(on_screen(state).values) - state.recipe.held_out, state.period or 0)


def _most_to_choose(state: ForecastState) -> float:
    room = limits.choosing_room(len(on_screen(state).values), state.recipe)
    return max(room, state.recipe.choosing)


def _seeds_title(seeds: int, _: ForecastState) -> str:
    return text(
        "forecast.settings.seeds.one" if seeds == FEW_SEEDS else "forecast.settings.seeds.several",
        n=str(seeds),
    )


def _label(name: str) -> str:
    return text(f"forecast.settings.{name}.label")


def _help(name: str, **given: str) -> Callable[[ForecastState], str]:
    told = text(f"forecast.settings.{name}.help", **given)
    return lambda _: told


def _recipe_number(name: str, most: int, width: int | str = _WIDTH) -> Number[ForecastState]:
    return Number(
        name, _label(name), width, low=1, high=most, value=lambda state: getattr(state.recipe, name),
        choose=_set_in_recipe(name), told=_help(name),
    )  # fmt: skip


MORE: Group[ForecastState] = Group(
    text("forecast.settings.more"),
    (
        (
            Number(
                "period", _label("period"), "stretch", low=0, high=_longest_season,
                value=lambda state: state.period or 0,
                choose=lambda state, period: changed(state, period=period or None), told=_help("period"),
            ),
            Select(
                "weights", _label("weights"), "stretch", options=lambda _: WEIGHTS, told=_help("weights"),
                title=lambda name, _: text(f"forecast.settings.weights.{name}"),
                still=lambda state: state.recipe.choosing == 0,
            ),
            Select(
                "seeds", _label("seeds"), "stretch", options=lambda _: (FEW_SEEDS, SEEDS), told=_help("seeds"),
                title=_seeds_title,
            ),
            _recipe_number("batch", limits.MAX_BATCH, "stretch"),
            Select(
                "scaling", _label("scaling"), "stretch", options=lambda _: SCALINGS,
                title=lambda name, _: text(f"forecast.settings.scaling.{name}"),
                value=lambda state: state.recipe.scaling, choose=_set_in_recipe("scaling"),
            ),
        ),
    ),
)  # fmt: skip
ROWS: tuple[Row[ForecastState], ...] = (
    (
        Select(
            "series", _label("series"), 270, title=_titles, choose=_with_series,
            options=lambda state: [*shipped_series(), *([OWN] if state.series == OWN else [])],
        ),
        words_box(),
    ),
    (
        Select(
            "mode", _label("mode"), 190, options=lambda _: MODES, told=_help("mode"), choose=_set("mode"),
            title=lambda name, _: text(f"forecast.settings.mode.{name}"),
        ),
        _recipe_number("held_out", limits.MAX_HELD_OUT),
        Number(
            "choosing", _label("choosing"), _WIDTH, low=0, high=_most_to_choose,
            value=lambda state: state.recipe.choosing, choose=_set_in_recipe("choosing"), told=_help("choosing"),
        ),
        _recipe_number("window", limits.MAX_WINDOW),
        _recipe_number("units", limits.MAX_UNITS),
        Number(
            "epochs", _label("epochs"), _WIDTH, low=1, high=limits.MAX_EPOCHS, choose=_set("epochs"),
            told=_help("epochs"),
        ),
        Number(
            "rate", _label("rate"), _WIDTH, low=limits.RATES[0], high=limits.RATES[1], whole=False,
            value=lambda state: state.recipe.rate, choose=_set_in_recipe("rate"),
            told=_help("rate", clip=f"{CLIP:g}"),
        ),
        Number(
            "seed", _label("seed"), _WIDTH, low=limits.SEEDS[0], high=limits.SEEDS[1],
            value=lambda state: state.recipe.seed, choose=_set_in_recipe("seed"), told=_help("seed"),
        ),
        MORE,
    ),
)  # fmt: skip
