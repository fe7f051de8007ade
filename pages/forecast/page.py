"""Predict the next value: a small LSTM on a real series, always beside simple rules."""

import streamlit as st

from pages.forecast.around.workbench import workbench
from pages.forecast.live.runs import is_coming, is_pending, is_quick, wait_for
from pages.forecast.panels import document, home, numbers, own, why
from pages.forecast.spec import FORECAST
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

state = show_page(
    FORECAST,
    LiveScript("forecast", "pages/forecast/forecast.js", text("forecast.waiting"), 44),
    {
        "own": (text("forecast.panels.own"), own.show),
        "numbers": (text("forecast.panels.numbers"), numbers.show),
        "home": (text("forecast.panels.home"), home.show),
        "why": (text("forecast.panels.why"), why.show),
        "document": (text("forecast.panels.document"), document.show),
    },
    around=workbench,
)
# The page is there and can be used; the network of a link follows as soon as it has been made. On a busy server it is
# waited for again: a run that nobody asks for rests.
if is_pending(state) and is_quick(state) and (wait_for(state) or is_coming(state)):
    st.rerun()
