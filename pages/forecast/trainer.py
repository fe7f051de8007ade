"""Training as one watches it: a bar, the loss and the forecasts as they get better; pause, go on, stop."""

from __future__ import annotations

import streamlit as st

from pages.forecast import session
from pages.forecast.notes import note
from pages.forecast.result.figures import live_forecast, loss_chart
from pages.forecast.state import ForecastState, on_screen
from pages.ui.runs.background import PAUSED, Snapshot
from pages.ui.widgets.chart import live_chart

REFRESH_S = 0.2


def trainer(state: ForecastState) -> None:
    """Draw the button, or the run at work in a part that refreshes itself."""
    pending = state.trained and session.trained(state) is None
    if pending and session.work() is None and session.is_quick(state, state.trained):
        session.start(state, state.trained)
    if session.work() is not None:
        st.fragment(_at_work, run_every=REFRESH_S, key="forecast_work")()
        return
    epochs = state.trained if pending else state.epochs
    again = not pending and state.trained == state.epochs
    st.button(
        "Train again" if again else "Train",
        icon=":material/model_training:",
        type="secondary" if again else "primary",
        key="train",
        on_click=_start,
        args=(pending,),
    )
    if pending:
        seconds = session.seconds_for(state, epochs)
        note(
            f"The link shows a network after {epochs:,} epochs; training it takes about {seconds:.0f} s here.",
            icon=":material/info:",
        )


def _start(pending: bool) -> None:
    """Train by the settings of this moment: they may have changed after the button was drawn."""
    state = session.get().history.present
    session.start(state, state.trained if pending else state.epochs)


def _at_work() -> None:
    found = session.work()
    if found is None:
        return
    snapshot = found.run.snapshot()
    if snapshot.is_over:
        session.finish(found, snapshot)
        st.rerun()
    st.progress(snapshot.epoch / snapshot.epochs, text=_told(snapshot))
    with st.container(horizontal=True, gap="small"):
        paused = snapshot.phase == PAUSED
        st.button(
            "Go on" if paused else "Pause",
            icon=":material/play_arrow:" if paused else ":material/pause:",
            key="pause",
            on_click=found.run.go_on if paused else found.run.pause,
        )
        st.button("Stop", icon=":material/stop:", key="stop", on_click=found.run.stop)
    if snapshot.latest is None:
        return
    live_chart(loss_chart(snapshot.records, snapshot.epochs), key="forecast_loss")
    series = on_screen(session.get().history.present)
    first = len(series.values) - found.job.recipe.held_out
    network = found.job.network(snapshot.latest.parameters, snapshot.latest.readout)
    live_chart(live_forecast(series, first, network.one_step(series.values, first)), key="forecast_so_far")


def _told(snapshot: Snapshot) -> str:
    loss = "" if snapshot.latest is None else f" · loss {snapshot.latest.loss:.4g}"
    left = "" if snapshot.left is None else f" · about {snapshot.left:.0f} s left"
    resting = " · paused" if snapshot.phase == PAUSED else left
    return f"Epoch {snapshot.epoch:,} of {snapshot.epochs:,}{loss}{resting}"
