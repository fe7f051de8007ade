"""What a widget of the chart and the panels calls: another setting, or why it cannot be."""

from __future__ import annotations

from typing import Any

from pages.forecast.settings import changed
from pages.forecast.spec import FORECAST
from pages.ui.visits.visit import put, state_now
from pages.ui.widgets.row import attempt


def try_change(**fields: Any) -> None:
    """Change some fields of the state. Raises ValueError, in one sentence, where the series cannot be forecast so."""
    put(FORECAST, changed(state_now(FORECAST), **fields))


def change(**fields: Any) -> None:
    """Change some fields, or have it said in one sentence why that cannot be."""
    attempt(FORECAST, lambda state: changed(state, **fields))
