"""Why the values are scaled, what a window cuts off, why so many units, and why a simple rule can win."""

from __future__ import annotations

import streamlit as st

from pages.forecast.run.network import parameters_of
from pages.forecast.run.recipe import prepared, windows_of
from pages.forecast.state import ForecastState, on_screen
from pages.ui.text.numbers import fixed, precise
from pages.ui.text.texts import text_segments
from pages.ui.widgets.prose import prose

_SHORTEST = 6


def show(state: ForecastState) -> None:
    """Draw the panel."""
    values, recipe = on_screen(state).values, state.recipe
    ready = prepared(values, recipe, state.columns)
    low, high = float(ready.training.min()), float(ready.training.max())
    scaled_low, scaled_high = (fixed(float(ready.scaler.apply(value)), 2) for value in (low, high))
    counted = {"units": str(recipe.units), "parameters": f"{parameters_of(recipe, len(state.inputs)):,}"}
    left, right = st.columns(2, gap="large")
    with left:
        scale = text_segments(
            "forecast.why.scale",
            low=_short(low),
            high=_short(high),
            scaled_low=scaled_low,
            scaled_high=scaled_high,
        )
        window = text_segments("forecast.why.window", window=str(recipe.window))
        columns = []
        if state.inputs:
            names = ", ".join(f"“{column.name}”" for column in state.inputs)
            columns = [text_segments("forecast.why.columns", n=str(1 + len(state.inputs)), names=names)]
        prose([scale, window, *columns], key="forecast_why_scale", vocabulary=state.vocabulary)
    with right:
        units = text_segments("forecast.why.units", units=counted["units"])
        rule = text_segments("forecast.why.rule", **counted, windows=f"{windows_of(len(values), recipe):,}")
        prose([units, rule], key="forecast_why_units", vocabulary=state.vocabulary)


def _short(value: float) -> str:
    """A value as it was given, where that is short."""
    return f"{value:g}".replace("-", "−") if len(f"{value:g}") <= _SHORTEST else precise(value)
