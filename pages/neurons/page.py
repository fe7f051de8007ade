"""Neurons that read: a network that has learned to read, and what its single cells follow."""

import streamlit as st

from pages.neurons import session
from pages.neurons.about import about
from pages.neurons.explore import explore
from pages.neurons.model.network import network
from pages.neurons.reader.workbench import workbench
from pages.neurons.settings import settings
from pages.neurons.url import kept_only
from pages.ui.widgets.choices import show_notices

try:
    network()
except ValueError as problem:
    st.title("Neurons that read", anchor=False)
    st.error(f"The network cannot be loaded: {problem}.", icon=":material/error:")
else:
    visit = session.load()
    settings(visit.history.present)
    show_notices((*visit.notices, *kept_only(visit.history.present)))
    workbench()
    explore()
    about()
