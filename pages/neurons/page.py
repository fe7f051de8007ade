"""Neurons that read: a network that has learned to read, and what its single cells follow."""

import streamlit as st

from pages.neurons import session
from pages.neurons.explore import explore
from pages.neurons.network import network
from pages.ui.choices import tell

try:
    network()
except ValueError as problem:
    st.title("Neurons that read", anchor=False)
    st.error(f"The network cannot be loaded: {problem}.", icon=":material/error:")
else:
    visit = session.visit()
    st.title("Neurons that read", anchor=False)
    tell(visit.notices)
    explore()
