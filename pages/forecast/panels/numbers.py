"""Every forecast of the held-out part beside the truth."""

from __future__ import annotations

from pages.forecast.live.runs import network_of
from pages.forecast.notes import note
from pages.forecast.result.axis import when, when_title
from pages.forecast.result.compared import compared_on
from pages.forecast.result.verdict import capital, decimals_for, name_of
from pages.forecast.run.network import NETWORK
from pages.forecast.state import ForecastState, on_screen
from pages.ui.live.component import recorded_table
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.numbers import fixed
from pages.ui.text.texts import text

SHOWN = 200


def show(state: ForecastState) -> None:
    """Draw the panel."""
    series = on_screen(state)
    found = compared_on(state, network_of(state))
    decimals, first = decimals_for(series.values, found), len(series.values) - state.recipe.held_out
    names = [key for key in (NETWORK, *found.errors) if key in found.forecasts]
    rows: list[dict[str, Cell]] = []
    for k in range(min(SHOWN, state.recipe.held_out)):
        rows.append(
            {
                capital(when_title(series)): when(series, first + k),
                text("forecast.numbers.truth"): fixed(float(found.truth[k]), decimals),
                **{
                    capital(name_of(key)): fixed(float(found.forecasts[key][k]), decimals)
                    for key in dict.fromkeys(names)
                },
            }
        )
    recorded_table(table_payload(text("forecast.numbers.title"), rows, set(rows[0])), key="forecast_table")
    if state.recipe.held_out > SHOWN:
        note(text("forecast.numbers.more", shown=str(SHOWN), all=f"{state.recipe.held_out:,}"))
