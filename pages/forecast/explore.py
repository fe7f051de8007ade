"""Below the chart: own numbers, every number, and the case of document 003, one at a time."""

from __future__ import annotations

from pages.forecast import session
from pages.forecast.panels import document, numbers, own
from pages.forecast.state import ForecastState
from pages.ui.widgets.choices import panel_picker

PANELS = {
    "own": ("Your own numbers", own.show),
    "numbers": ("All forecasts", numbers.show),
    "document": ("Document 003’s case", document.show),
}


def explore(state: ForecastState) -> None:
    """Offer the panels and show the chosen one."""
    show = panel_picker(
        PANELS,
        state.explore,
        lambda name: session.change(explore=name),
        "explore",
        linked=session.get().linked,
    )
    if show:
        show(state)
