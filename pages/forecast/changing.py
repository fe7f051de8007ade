"""What a widget of the page calls: another setting, or why it cannot be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.forecast.spec import FORECAST
from pages.forecast.url import fits
from pages.ui.text.markdown import plain
from pages.ui.visits.visit import put, state_now

_PROBLEM = "forecast problem"


def try_change(**fields: Any) -> None:
    """Change some fields of the state. Raises ValueError, in one sentence, where the series cannot be forecast so."""
    after = state_now(FORECAST).changed(**fields)
    fits(after)
    put(FORECAST, after)


def change(**fields: Any) -> None:
    """Change some fields, or have it said in one sentence why that cannot be."""
    try:
        try_change(**fields)
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)


def change_recipe(**fields: Any) -> None:
    """Change what the weights depend on, likewise."""
    change(recipe=replace(state_now(FORECAST).recipe, **fields))


def show_problem() -> None:
    """Say, once, why the last change could not be."""
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(plain(problem), icon=":material/error:")
