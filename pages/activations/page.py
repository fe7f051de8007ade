"""Sigmoid and tanh: one input on both curves, slopes, what breaks, and what swapping them does."""

import streamlit as st

from pages.activations import session
from pages.activations.explore import explore
from pages.activations.settings import settings
from pages.activations.workbench import workbench

visit = session.visit()
settings(visit.history.present)
if visit.notices:
    st.caption(f":material/info: {' '.join(visit.notices)}")
workbench()
explore()
