"""Another text: one's own, typed, pasted or from a file, or a file that the network never saw."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.neurons.spec import NEURONS
from pages.neurons.state import LIBRARY, NeuronState
from pages.neurons.text.texts import library_files, own_text, text_from_file
from pages.neurons.url import check_fits
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.visits.visit import put, state_now

_PROBLEM = "neurons_text_problem"
MOST = f"{MAX_TEXT:,}"


def show(state: NeuronState) -> None:
    """Draw the panel."""
    st.session_state.setdefault("neurons_own", state.own)
    typed, loaded = st.columns(2, gap="large")
    with typed:
        st.text_area(
            text("neurons.own.typed", most=MOST),
            key="neurons_own",
            height=220,
            placeholder=text("neurons.own.placeholder"),
        )
        st.button(text("neurons.own.read"), icon=":material/check:", key="neurons_use", on_click=_use_typed)
    with loaded:
        st.file_uploader(
            text("neurons.own.file", most=MOST),
            key="neurons_file",
            on_change=_load,
            max_upload_size=1,
        )
        _library(state)
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem), icon=":material/error:")


def _library(state: NeuronState) -> None:
    files = library_files()
    if not files:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            text("neurons.own.library_own") if state.model else text("neurons.own.library"),
            list(files),
            index=list(files).index(state.file) if state.passage == LIBRARY else 0,
            key="neurons_library",
            help=text("neurons.own.library_help", most=MOST),
        )
        st.button(text("neurons.own.library_read"), key="neurons_library_use", on_click=_use_file)


def _use_typed() -> None:
    _use(lambda: own_text(st.session_state["neurons_own"]))


def _load() -> None:
    upload = st.session_state["neurons_file"]
    if upload is not None:
        _use(lambda: text_from_file(upload.getvalue()))


def _use_file() -> None:
    name = st.session_state["neurons_library"]
    put(NEURONS, state_now(NEURONS).with_passage(LIBRARY, file=name))


def _use(read: Callable[[], str]) -> None:
    try:
        own = check_fits(read())
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)
        return
    put(NEURONS, state_now(NEURONS).with_own_text(own))
    st.session_state["neurons_own"] = own
