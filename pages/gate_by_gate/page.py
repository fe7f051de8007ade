"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

import streamlit as st

from pages.gate_by_gate.explore import explore
from pages.gate_by_gate.settings import settings
from pages.gate_by_gate.workbench import workbench
from pages.ui import session

visit = session.visit()
settings(visit.history.present)
if visit.notices:
    st.caption(f":material/info: {' '.join(visit.notices)}")
workbench()
explore()
