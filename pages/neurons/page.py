"""Neurons that read: a network that has learned to read, and what its single cells follow."""

import streamlit as st

from pages.neurons.about import about
from pages.neurons.model.network import network
from pages.neurons.panels import count, names, open_cell, text, writing
from pages.neurons.spec import NEURONS
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

try:
    network()
except ValueError as problem:
    st.title("Neurons that read", anchor=False)
    st.error(f"The network cannot be loaded: {problem}.", icon=":material/error:")
else:
    show_page(
        NEURONS,
        LiveScript("neurons", "pages/neurons/reader/neurons.js", "Reading the text", 860),
        {
            "count": ("How many can be understood?", count.show),
            "text": ("Another text", text.show),
            "names": ("Names of cells", names.show),
            "write": ("Let it write", writing.show),
            "open": ("Open this cell", open_cell.show),
        },
    )
    about()
