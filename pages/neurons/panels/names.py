"""The names given to units, as a file to keep and to bring back."""

from __future__ import annotations

import streamlit as st

from pages.neurons.cell.naming import dump_names, parse_names
from pages.neurons.model.network import network
from pages.neurons.spec import NEURONS
from pages.neurons.state import NeuronState
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, state_now

_PROBLEM = "neurons_names_problem"


def show(state: NeuronState) -> None:
    """Draw the panel."""
    keep, load = st.columns(2, gap="large")
    with keep:
        if state.names:
            named = ", ".join(
                text("neurons.names.one", unit=str(cell), name=plain(name))
                for cell, name in state.names.items()
            )
            st.markdown(text("neurons.names.named", named=named))
        else:
            st.markdown(text("neurons.names.none"))
        st.download_button(
            text("neurons.names.download"), dump_names(state.names), "gatewise-cell-names.json", "application/json",
            icon=":material/download:", disabled=not state.names, on_click="ignore",
        )  # fmt: skip
    with load:
        st.file_uploader(
            text("neurons.names.upload"),
            type=["json"],
            key="neurons_names_file",
            on_change=_load,
            max_upload_size=1,
        )
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))


def _load() -> None:
    upload = st.session_state["neurons_names_file"]
    if upload is None:
        return
    try:
        names = parse_names(upload.getvalue(), network(state_now(NEURONS).model).units)
    except ValueError as problem:
        st.session_state[_PROBLEM] = text("neurons.names.problem", problem=str(problem))
    else:
        change(NEURONS, names=names)
