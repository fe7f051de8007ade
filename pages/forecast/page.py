"""Predict the next value: a small LSTM on a real series, always beside what needs no network."""

import streamlit as st

from pages.forecast.live.runs import is_pending, is_quick, wait_for
from pages.forecast.panels import document, numbers, own
from pages.forecast.spec import FORECAST
from pages.forecast.workbench import workbench
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

state = show_page(
    FORECAST,
    LiveScript("forecast", "pages/forecast/forecast.js", "Drawing the buttons", 44),
    {
        "own": ("Your own numbers", own.show),
        "numbers": ("All forecasts", numbers.show),
        "document": ("Document 003’s case", document.show),
    },
    around=workbench,
)
# The page is there and can be used; the network of a link follows as soon as it has been made.
if is_pending(state) and is_quick(state) and wait_for(state):
    st.rerun()
