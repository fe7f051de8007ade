"""Day by day: the unit along a whole series, both memories carried from day to day."""

import streamlit as st

st.title("Day by day", anchor=False)
