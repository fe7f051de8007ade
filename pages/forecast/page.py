"""Predict the next value: a small LSTM on a real series, always beside what needs no network."""

import streamlit as st

st.title("Predict the next value", anchor=False)
