"""What the network is, in one line that opens."""

from __future__ import annotations

import streamlit as st

from pages.neurons.model.network import network
from pages.neurons.reader.tables import about_rows
from pages.ui.text.markdown import plain


def about() -> None:
    """Draw the line."""
    with st.expander("What this network is, and how it was made", icon=":material/info:"):
        for name, value in about_rows(network()):
            if name == "Command":
                st.markdown("**Command**")
                st.code(value, language=None, wrap_lines=True)
            else:
                st.markdown(f"**{name}**: {plain(value)}")
