"""Neurons that read: a network that has learned to read, and what its single units follow."""

import streamlit as st

from pages.neurons.about import about
from pages.neurons.model.network import network
from pages.neurons.panels import another, count, names, open_cell, own_model, writing
from pages.neurons.spec import NEURONS
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

PANELS = {
    "count": count.show,
    "text": another.show,
    "model": own_model.show,
    "names": names.show,
    "write": writing.show,
    "open": open_cell.show,
}

try:
    network()
except ValueError as problem:
    st.title(text("neurons.title"), anchor=False)
    st.error(text("neurons.broken", problem=str(problem)), icon=":material/error:")
else:
    shown = show_page(
        NEURONS,
        LiveScript("neurons", "pages/neurons/reader/neurons.js", text("neurons.waiting.reader"), 900),
        {name: (text(f"neurons.panels.{name}"), show) for name, show in PANELS.items()},
    )
    about(shown.model)
