"""The names given to cells, as a file to keep and to bring back."""

from __future__ import annotations

import streamlit as st

from pages.neurons.cell.naming import dump_names, parse_names
from pages.neurons.model.network import network
from pages.neurons.spec import NEURONS
from pages.neurons.state import NeuronState
from pages.ui.text.markdown import plain
from pages.ui.visits.visit import change

_PROBLEM = "neurons_names_problem"


def show(state: NeuronState) -> None:
    """Draw the panel."""
    keep, load = st.columns(2, gap="large")
    with keep:
        if state.names:
            named = ", ".join(f"**{cell}** {plain(name)}" for cell, name in state.names.items())
            st.markdown(f"Cells with a name: {named}.")
        else:
            st.markdown("No cell has a name yet; give one in the field beside its number above the text.")
        st.download_button(
            "Download names", dump_names(state.names), "gatewise-cell-names.json", "application/json",
            icon=":material/download:", disabled=not state.names, on_click="ignore",
        )  # fmt: skip
    with load:
        st.file_uploader(
            "A file of names", type=["json"], key="neurons_names_file", on_change=_load, max_upload_size=1
        )
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))


def _load() -> None:
    upload = st.session_state["neurons_names_file"]
    if upload is None:
        return
    try:
        names = parse_names(upload.getvalue(), network().units)
    except ValueError as problem:
        st.session_state[_PROBLEM] = f"{problem}."
    else:
        change(NEURONS, names=names)
