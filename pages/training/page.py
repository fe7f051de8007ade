"""Learning the weights: the twelve numbers find their place before the reader's eyes."""

import streamlit as st

st.title("Learning the weights", anchor=False)
