"""What the network is and how it was made, in one line that opens."""

from __future__ import annotations

import streamlit as st

from lstm_core.words.vocabulary import PLAIN
from pages.neurons.model.network import network
from pages.neurons.model.origin import command_of, facts_of, told_of
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.widgets.prose import prose


def about(key: str) -> None:
    """Draw the line for the network of this key."""
    model = network(key)
    with st.expander(text("neurons.about.title"), icon=":material/info:"):
        prose(told_of(model), key="neurons_about", vocabulary=PLAIN)
        for name, value in facts_of(model):
            st.markdown(text("neurons.about.fact", name=name, value=plain(value)))
        if command := command_of(model):
            st.markdown(text("neurons.about.fact", name=text("neurons.about.command"), value=""))
            st.code(command, language=None, wrap_lines=True)
