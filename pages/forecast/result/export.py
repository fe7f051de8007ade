"""The series with every forecast beside it, for a spreadsheet."""

from __future__ import annotations

import pandas as pd

from pages.forecast.result.figures import place
from pages.forecast.result.verdict import name_of
from pages.forecast.run.network import NETWORK, Outcome
from pages.forecast.shipped import Series
from pages.ui.text.texts import text


def forecast_csv(series: Series, held_out: int, outcome: Outcome) -> str:
    """One row per value in full precision: where it is, which part it belongs to, truth and forecasts."""
    n, first = len(series.values), len(series.values) - held_out
    beyond = [] if outcome.beyond is None else outcome.beyond.tolist()
    columns: dict[str, list[object]] = {
        "number": list(range(1, n + len(beyond) + 1)),
        series.x_title: [place(series, k) for k in range(n + len(beyond))],
        "part": [
            *[text("forecast.csv.training")] * first,
            *[text("forecast.csv.held_out")] * held_out,
            *[text("forecast.csv.beyond")] * len(beyond),
        ],
        "truth": [*series.values, *[None] * len(beyond)],
    }
    for key, row in outcome.forecasts.items():
        after = beyond if key == NETWORK else [None] * len(beyond)
        columns[name_of(key)] = [*[None] * first, *row.tolist(), *after]
    written: str = pd.DataFrame(columns).to_csv(index=False, lineterminator="\n")
    return written
