"""What each gate does: its share over every input and short-term memory, its weights, its claims."""

import streamlit as st

from pages.gates import session
from pages.gates.explore import explore
from pages.gates.settings import settings
from pages.gates.workbench import workbench

visit = session.visit()
settings(visit.history.present)
if visit.notices:
    st.caption(f":material/info: {' '.join(visit.notices)}")
workbench()
explore()
