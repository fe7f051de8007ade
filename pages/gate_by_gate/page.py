"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

import streamlit as st

from pages.gate_by_gate.explore import explore
from pages.gate_by_gate.settings import settings
from pages.gate_by_gate.workbench import workbench
from pages.ui import session

state = session.history().present
settings(state)
if session.notices():
    st.caption(f":material/info: {' '.join(session.notices())}")
workbench()
explore()
