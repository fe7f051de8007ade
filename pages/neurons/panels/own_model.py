"""A network of one's own: the file that the command writes, loaded here, and how such a file is made."""

from __future__ import annotations

import streamlit as st

from pages.neurons.model.network import MOST_MB, SHIPPED, network, take_in
from pages.neurons.spec import NEURONS
from pages.neurons.state import NeuronState
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.visits.visit import put, state_now

_PROBLEM = "neurons_model_problem"


def show(state: NeuronState) -> None:
    """Draw the panel."""
    made, loaded = st.columns([3, 2], gap="large")
    with made:
        st.markdown(text("neurons.model.how"))
        st.code(text("neurons.model.command"), language="bash", wrap_lines=True)
        st.markdown(text("neurons.model.then"))
    with loaded:
        st.file_uploader(
            text("neurons.model.upload", most=str(MOST_MB)),
            type=["npz"],
            key="neurons_model_file",
            on_change=_load,
            max_upload_size=MOST_MB,
        )
        if state.model:
            model = network(state.model)
            st.markdown(
                text("neurons.model.loaded", units=f"{model.units:,}", symbols=f"{model.alphabet.size:,}")
            )
            st.button(
                text("neurons.model.back"),
                icon=":material/undo:",
                key="neurons_model_back",
                on_click=lambda: put(NEURONS, state_now(NEURONS).with_model(SHIPPED)),
            )
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem), icon=":material/error:")


def _load() -> None:
    upload = st.session_state["neurons_model_file"]
    if upload is None:
        return
    try:
        key = take_in(upload.getvalue())
    except ValueError as problem:
        st.session_state[_PROBLEM] = text("neurons.model.problem", problem=str(problem))
    else:
        put(NEURONS, state_now(NEURONS).with_model(key))
