"""From RNN to LSTM: both units on the same series, and how far back their derivatives reach."""

import streamlit as st

from pages.gradients import session
from pages.gradients.explore import explore
from pages.gradients.settings import settings
from pages.gradients.workbench import workbench

visit = session.visit()
settings(visit.history.present)
if visit.notices:
    st.caption(f":material/info: {' '.join(visit.notices)}")
workbench()
explore()
