"""What the numbers of a comparison are, in sentences: the parts, the interval, the measures, the autoregression. Pure."""

from __future__ import annotations

from lstm_core.forecasting.measures import least_for
from pages.forecast.result.verdict import name_of
from pages.forecast.run.band import PERCENT
from pages.forecast.run.network import NETWORK
from pages.forecast.run.outcome import Outcome
from pages.forecast.run.recipe import Recipe
from pages.forecast.shipped import Series
from pages.forecast.state import SEVERAL, ForecastState
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments


def parts_told(recipe: Recipe) -> list[Segment]:
    """What each part of the series is for."""
    if recipe.choosing:
        return text_segments(
            "forecast.chart.parts", choosing=f"{recipe.choosing:,}", held_out=f"{recipe.held_out:,}"
        )
    return text_segments("forecast.chart.fair")


def band_told(recipe: Recipe, outcome: Outcome) -> list[Segment]:
    """What the interval rests on and how often it held, or why there is none."""
    least = str(least_for(PERCENT))
    if (band := outcome.band) is None:
        return text_segments(
            "forecast.band.none", least=least, choosing=f"{recipe.choosing:,}", percent=str(PERCENT)
        )
    is_network = band.of == NETWORK
    name = (
        text("forecast.band.network") if is_network else text("forecast.band.quoted", name=name_of(band.of))
    )
    told = text_segments("forecast.band.told", percent=str(PERCENT), n=f"{band.counted:,}", name=name)
    held = text_segments("forecast.band.held", inside=f"{band.inside:,}", judged=f"{band.judged:,}")
    more = [" ", *text_segments("forecast.band.misses", percent=str(PERCENT))] if band.misses else []
    if band.judged < len(outcome.truth):
        more += [" ", *text_segments("forecast.band.ends", steps=f"{band.judged:,}", least=least)]
    if is_network:
        more += [" ", *text_segments("forecast.band.chosen")]
    return [*told, " ", *held, *more]


def measures_told(state: ForecastState, series: Series, outcome: Outcome) -> list[Segment]:
    """What MAE, RMSE and MASE are, and over which values."""
    unit = text("forecast.table.unit", unit=series.unit) if series.unit else ""
    n = state.recipe.held_out
    count = text("forecast.table.count_one") if n == 1 else text("forecast.table.count", n=f"{n:,}")
    told = text_segments("forecast.table.measures", unit=unit, count=count)
    if all(value is None for value in outcome.scaled.values()):
        scaled = text_segments("forecast.table.no_scale")
    elif (period := state.period or 1) > 1:
        scaled = text_segments("forecast.table.scaled_season", period=f"{period:,}")
    else:
        scaled = text_segments("forecast.table.scaled")
    chosen = [" ", *text_segments("forecast.table.chosen_told")] if outcome.chosen else []
    return [*told, " ", *scaled, *chosen]


def linear_told(state: ForecastState, outcome: Outcome) -> list[Segment]:
    """How the autoregression came about, or why there is none."""
    linear = outcome.linear
    if linear is None:
        return text_segments("forecast.table.no_linear")
    told = text_segments(
        "forecast.table.linear", last=_looked_back_on(linear.order, bool(state.inputs)), weights=str(linear.weights.size),
        orders=str(len(linear.criterion)),
    )  # fmt: skip
    if state.mode == SEVERAL and "linear" not in outcome.forecasts:
        return [*told, " ", *text_segments("forecast.table.linear_grows")]
    return told


def _looked_back_on(order: int, is_with_columns: bool) -> str:
    name = "one" if order == 1 else "several"
    last = text(f"forecast.table.last_{name}", order=str(order))
    return text("forecast.table.last_columns", last=last) if is_with_columns else last
