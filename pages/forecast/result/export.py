"""The series with every forecast beside it, for a spreadsheet."""

from __future__ import annotations

import pandas as pd

from pages.forecast.result.axis import place, when_title
from pages.forecast.result.verdict import name_of
from pages.forecast.run.band import PERCENT
from pages.forecast.run.network import NETWORK
from pages.forecast.run.outcome import Outcome
from pages.forecast.run.recipe import Recipe
from pages.forecast.shipped import Series
from pages.ui.text.texts import text


def forecast_csv(series: Series, recipe: Recipe, outcome: Outcome) -> str:
    """One row per value in full precision: where it is, which part it belongs to, truth, forecasts and interval.

    Of the part for choosing it has the network's forecasts.
    """
    n, first = len(series.values), len(series.values) - recipe.held_out
    learned = first - recipe.choosing
    beyond = [] if outcome.beyond is None else outcome.beyond.tolist()
    columns: dict[str, list[object]] = {
        "number": list(range(1, n + len(beyond) + 1)),
        when_title(series): _places(series, len(beyond)),
        "part": [
            *[text("forecast.csv.training")] * learned,
            *[text("forecast.csv.choosing")] * recipe.choosing,
            *[text("forecast.csv.held_out")] * recipe.held_out,
            *[text("forecast.csv.beyond")] * len(beyond),
        ],
        "truth": [*series.values, *[None] * len(beyond)],
    }
    for key, row in outcome.forecasts.items():
        after = beyond if key == NETWORK else [None] * len(beyond)
        before: list[object] = [None] * first
        if key == NETWORK and outcome.chosen_network is not None:
            before[learned:] = outcome.chosen_network.tolist()
        columns[name_of(key)] = [*before, *row.tolist(), *after]
    if (band := outcome.band) is not None:
        for edge, row, further in (("low", band.low, band.beyond_low), ("high", band.high, band.beyond_high)):
            name = text(f"forecast.csv.{edge}", percent=str(PERCENT), name=name_of(band.of))
            rest = further.tolist() or [None] * len(beyond)
            columns[name] = [*[None] * first, *row.tolist(), *rest]
    written: str = pd.DataFrame(columns).to_csv(index=False, lineterminator="\n")
    return written


def _places(series: Series, after: int) -> list[object]:
    if series.dates:
        return [*series.dates, *[None] * after]
    return [place(series, k) for k in range(len(series.values) + after)]
