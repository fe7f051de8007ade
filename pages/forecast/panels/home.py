"""The trained network as a file and as a program that prints its forecasts; and such a file loaded again."""

from __future__ import annotations

import streamlit as st

from lstm_core.files.networks import Reading
from lstm_core.files.take_home.screens import Forecast
from lstm_core.files.take_home.writing import WRITERS
from lstm_core.layers.network import Network as Layers
from pages.forecast.changing import try_change
from pages.forecast.live.runs import network_of
from pages.forecast.notes import note
from pages.forecast.run.network import Network
from pages.forecast.spec import FORECAST
from pages.forecast.state import SEVERAL, ForecastState, on_screen
from pages.ui.load.brought import keep
from pages.ui.networks.again import texts_of
from pages.ui.networks.bring import MOST_MB, Brought, read_brought
from pages.ui.networks.reopen import reopen, tell_reopened
from pages.ui.networks.take_home import take_home
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text

_UPLOAD, _PROBLEM = "forecast_home_upload", "forecast_home_problem"


def show(state: ForecastState) -> None:
    """Draw the panel."""
    network = network_of(state)
    screen = None if network is None else screen_of(state, network)
    st.file_uploader(
        text("forecast.home.load"), type=list(WRITERS), key=_UPLOAD, max_upload_size=MOST_MB, on_change=_load,
        help=text("forecast.home.help"),
    )  # fmt: skip
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(problem)
    tell_reopened(FORECAST, state, screen)
    if screen is None:
        note(text("forecast.home.untrained"))
        return
    take_home(
        screen, state.library, lambda chosen: try_change(library=chosen), "forecast_home",
        texts_of(FORECAST, state),
    )  # fmt: skip


def screen_of(state: ForecastState, network: Network) -> Forecast:
    """The network on screen with its series, its scale and what it forecasts."""
    return Forecast(
        Layers((network.parameters,), (), network.readout),
        on_screen(state).values,
        state.recipe.held_out,
        network.window,
        network.scaler,
        state.mode == SEVERAL,
        tuple(zip(network.beside, state.columns, strict=True)),
    )


def _load() -> None:
    upload = st.session_state[_UPLOAD]
    if upload is None:
        return
    try:
        key = keep(upload.getvalue())
        reading = read_brought(key, upload.name)
        problem = (
            "" if reopen(FORECAST, Brought(reading, 0, key, upload.name)) else _not_ours(reading, upload.name)
        )
    except ValueError as refused:
        # What the readers of networks accept in general is more than this page can show.
        told = str(refused).rstrip(".")
        problem = plain(told.rpartition("; ")[0] or told)
    if problem:
        st.session_state[_PROBLEM] = text("forecast.home.refused", problem=problem)


def _not_ours(reading: Reading, name: str) -> str:
    """Why a network does not open here; an early file of this page says its window, though not how it was trained."""
    key = "early" if {"window", "held_out"} <= {*reading.extras} else "other"
    return text(f"forecast.home.{key}", name=plain(name))
