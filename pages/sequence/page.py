"""Day by day: the unit along a whole series, both memories carried from day to day."""

import streamlit as st

from pages.sequence import session
from pages.sequence.explore import explore
from pages.sequence.settings import settings
from pages.sequence.workbench import workbench

visit = session.visit()
settings(visit.history.present)
if visit.notices:
    st.caption(f":material/info: {' '.join(visit.notices)}")
workbench()
explore()
