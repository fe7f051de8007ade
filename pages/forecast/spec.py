"""What can be asked of this page, said once."""

from __future__ import annotations

from dataclasses import replace

from pages.forecast.facts import facts
from pages.forecast.live.payload import forecast_payload
from pages.forecast.live.requests import reduce
from pages.forecast.live.runs import is_pending
from pages.forecast.settings import ROWS
from pages.forecast.state import ForecastState, restored
from pages.forecast.url import ADDRESS, base_of
from pages.ui.exchange.live_page import LivePage
from pages.ui.text.course import title_of_page


def _start_of(state: ForecastState) -> ForecastState:
    """The series as it comes, with the settings that suit it, in the words on screen."""
    return state.with_settings_of(replace(base_of(state), vocabulary=state.vocabulary))


def _also(state: ForecastState) -> tuple[object, ...]:
    """Everything: chart and comparison are Streamlit's, and the network on screen may still have to be made."""
    return state, is_pending(state)


FORECAST: LivePage[ForecastState] = LivePage(
    "forecast", lambda: ADDRESS, _start_of, forecast_payload, reduce, title=title_of_page("forecast"), rows=ROWS,
    also=_also, facts=facts, restore=restored,
)  # fmt: skip
