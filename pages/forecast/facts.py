"""What the texts around the page say in numbers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pages.forecast.result.verdict import amount
from pages.forecast.run.network import parameters_of
from pages.forecast.run.outcome import Asked, outcome
from pages.forecast.run.recipe import windows_of
from pages.forecast.shipped import shipped_series

SERIES = "passengers"


@cache
def facts() -> Mapping[str, str]:
    """How far off repeating the last value is on the airline passengers, and what a network has to learn from there."""
    series = shipped_series()[SERIES]
    found = outcome(Asked(series.values, series.recipe, series.period))
    assert series.measure is not None
    return {
        "off": amount(found.errors["last"].mae, series.measure),
        "parameters": f"{parameters_of(series.recipe):,}",
        "windows": f"{windows_of(len(series.values), series.recipe):,}",
    }
