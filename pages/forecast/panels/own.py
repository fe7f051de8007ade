"""A series of your own: pasted, typed or from a table, with other columns beside it that the forecast reads, too."""

from __future__ import annotations

import streamlit as st

from lstm_core.forecasting.series import MAX_LENGTH, MIN_LENGTH
from pages.forecast.changing import use_series
from pages.forecast.notes import note
from pages.forecast.own.numbers import MAX_COLUMNS, Column
from pages.forecast.state import ForecastState
from pages.ui.input.tables import Understanding
from pages.ui.tables.bring import bring_table
from pages.ui.tables.pasted import take_pasted
from pages.ui.text.texts import text
from pages.ui.widgets.typing import say_refused, use

_KEY = "own"


def show(_: ForecastState) -> None:
    """Draw the panel."""
    st.text_area(
        text("forecast.own.label", low=str(MIN_LENGTH), high=f"{MAX_LENGTH:,}"),
        key="own_text",
        placeholder=text("forecast.own.example"),
        height=100,
        help=text("forecast.own.help"),
    )
    st.button(text("forecast.own.use"), icon=":material/check:", key="own_numbers", on_click=use, args=("own_text", _use_text))  # fmt: skip
    say_refused("own_text")
    bring_table(_KEY, _use_table, used=text("forecast.own.use_table"), most=1 + MAX_COLUMNS)
    note(text("forecast.own.season"))


def _use_text(typed: str) -> None:
    take_pasted(_KEY, typed, MIN_LENGTH, MAX_LENGTH, use_series)


def _use_table(table: Understanding) -> None:
    n = len(table.values)
    if not MIN_LENGTH <= n <= MAX_LENGTH:
        raise ValueError(
            text("tables.refusals.values", n=f"{n:,}", low=str(MIN_LENGTH), high=f"{MAX_LENGTH:,}")
        )
    others = zip(table.taken[1:], table.series[1:], strict=True)
    use_series(
        table.values, table.column if table.header else "", dates=table.dates,
        inputs=tuple(Column(name, values) for name, values in others),
    )  # fmt: skip
