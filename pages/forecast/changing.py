"""What a widget of the chart and the panels calls: another setting, or why it cannot be."""

from __future__ import annotations

from typing import Any

from pages.forecast.own.numbers import Column
from pages.forecast.settings import changed
from pages.forecast.spec import FORECAST
from pages.forecast.state import ONE, own_state
from pages.ui.visits.visit import put, state_now
from pages.ui.widgets.row import attempt


def try_change(*, seen: bool = False, **fields: Any) -> None:
    """Change some fields of the state, and perhaps bring the forecast into view.

    Raises:
        ValueError: one sentence, where the series cannot be forecast so.
    """
    put(FORECAST, changed(state_now(FORECAST), **fields), seen=seen)


def use_series(
    values: tuple[float, ...],
    title: str = "",
    *,
    dates: tuple[str, ...] = (),
    inputs: tuple[Column, ...] = (),
) -> None:
    """Show a series from outside, in order of time, with settings that suit it.

    ``dates`` are what stands on the axis, one text of at most LONGEST_DATE characters for each value, or none; ``inputs`` are
    other columns that the forecast reads too, as long as the series, at most MAX_COLUMNS of them.

    Raises:
        ValueError: one sentence, where they do not go together, cannot be forecast or do not fit into a link.
    """
    state = own_state(values, title, dates, inputs)
    try_change(
        seen=True, series=state.series, values=state.values, title=state.title, dates=state.dates, inputs=state.inputs,
        recipe=state.recipe, epochs=state.epochs, period=state.period, mode=state_now(FORECAST).mode if not inputs else ONE,
    )  # fmt: skip


def change(**fields: Any) -> None:
    """Change some fields, or have it said in one sentence why that cannot be."""
    attempt(FORECAST, lambda state: changed(state, **fields))
