"""The visitor of the forecast page: settings, the networks trained so far, and the run at work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.forecast.run.network import Job, Network
from pages.forecast.run.recipe import QUICK_S, epoch_seconds
from pages.forecast.state import ForecastState, on_screen
from pages.forecast.url import ADDRESS, fits
from pages.ui.runs.background import FAILED, Run, Snapshot
from pages.ui.runs.slices import RunJob
from pages.ui.visits.history import History
from pages.ui.visits.visits import PageStore

FORECAST: PageStore[ForecastState] = PageStore("forecast", decode=ADDRESS.decode, encode=ADDRESS.encode)
load, get, write_url = FORECAST.load, FORECAST.get, FORECAST.write_url

_NETWORKS, _WORK = "forecast networks", "forecast work"
_KEPT, _DRAWN = 8, 201
"""How many networks a visitor keeps, and how many epochs the loss is drawn for."""


@dataclass(frozen=True, eq=False)
class Work:
    """A run and what it trains."""

    job: Job
    run: Run


def job_of(state: ForecastState, epochs: int) -> Job:
    """The training of what is on screen."""
    return Job(on_screen(state).values, state.recipe, epochs)


def trained(state: ForecastState) -> Network | None:
    """The network on screen; None where there is none (yet)."""
    return _networks().get(job_of(state, state.trained)) if state.trained else None


def change(**fields: Any) -> None:
    """Change some fields of the present state, or say in one sentence why that cannot be."""
    known = get()
    before = known.history.present
    after = replace(before, **fields)
    try:
        fits(after)
    except ValueError as problem:
        known.acted, known.message = True, str(problem)
        return
    known.set(known.history.change(_with_its_network(before, after)))
    known.message = ""


def undo() -> None:
    """Take back the last change."""
    _travel(get().history.undo())


def redo() -> None:
    """Do again what was taken back."""
    _travel(get().history.redo())


def _travel(history: History[ForecastState]) -> None:
    known = get()
    known.set(replace(history, present=_with_its_network(known.history.present, history.present)))
    known.message = ""


def _with_its_network(before: ForecastState, after: ForecastState) -> ForecastState:
    """``after`` with the network that was trained with its settings; a run for other settings ends."""
    job = job_of(after, 0)
    if job_of(before, 0) == job:
        return after
    stop()
    reached = [known.epochs for known in _networks() if replace(known, epochs=0) == job]
    return replace(after, trained=reached[-1] if reached else 0, unit=min(after.unit, after.recipe.units))


# --- training ----------------------------------------------------------------


def work() -> Work | None:
    """The run at work or paused; None without one."""
    found: Work | None = st.session_state.get(_WORK)
    return found


def seconds_for(state: ForecastState, epochs: int) -> float:
    """About how long training takes here."""
    return epochs * epoch_seconds(len(on_screen(state).values), state.recipe)


def is_quick(state: ForecastState, epochs: int) -> bool:
    """True when a link may train at once."""
    return seconds_for(state, epochs) <= QUICK_S


def start(state: ForecastState, epochs: int) -> None:
    """Begin to train what is on screen."""
    stop()
    job = job_of(state, epochs)
    begun = Work(job, Run(RunJob(job, epochs, _DRAWN)))
    st.session_state[_WORK] = begun
    begun.run.start()
    get().message = ""


def stop() -> None:
    """End the run, if there is one; nothing of it is kept."""
    if found := work():
        found.run.stop()
        st.session_state[_WORK] = None


def finish(found: Work, snapshot: Snapshot) -> None:
    """Keep what a run has reached and show it."""
    st.session_state[_WORK] = None
    known = get()
    known.acted = True
    known.message = snapshot.problem
    state = known.history.present
    if snapshot.parameters is None or (snapshot.epoch == 0 and not snapshot.diverged):
        if trained(state) is None:
            known.set(known.history.change(replace(state, trained=0)))
        return
    # A run that diverged does so again after the same number of epochs; one that was stopped is a shorter run.
    epochs = found.job.epochs if snapshot.phase == FAILED else snapshot.epoch
    network = found.job.network(snapshot.parameters, snapshot.readout)
    _keep(replace(found.job, epochs=epochs), network)
    if job_of(state, 0) == replace(found.job, epochs=0):
        known.set(known.history.change(replace(state, trained=epochs)))


def _networks() -> dict[Job, Network]:
    found: dict[Job, Network] = st.session_state.setdefault(_NETWORKS, {})
    return found


def _keep(job: Job, network: Network) -> None:
    networks = _networks()
    networks.pop(job, None)
    networks[job] = network
    while len(networks) > _KEPT:
        del networks[next(iter(networks))]
