"""Predict the next value: a small LSTM on a real series, always beside what needs no network."""

import streamlit as st

from pages.forecast import session
from pages.forecast.explore import explore
from pages.forecast.notes import note
from pages.forecast.settings import settings
from pages.forecast.workbench import workbench
from pages.ui.text.markdown import plain

visit = session.load()
state = visit.history.present
settings(state)
if visit.notices:
    note(" ".join(visit.notices), icon=":material/info:")
if visit.message:
    st.warning(plain(visit.message), icon=":material/error:")
workbench(state)
explore(state)
session.write_url(visit)
