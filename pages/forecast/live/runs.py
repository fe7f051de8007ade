"""The training that a state asks for, and the network on screen, from the server's pool. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from pages.forecast.run.job import KEPT, Job, Watched
from pages.forecast.run.network import Network
from pages.forecast.run.recipe import QUICK_S, epoch_seconds
from pages.forecast.state import ForecastState, on_screen
from pages.ui.load.kept import kept
from pages.ui.runs.pool import POOL, BusyError, RecordedRun
from pages.ui.runs.slices import RunJob

PATIENCE_S = 30.0
"""How long a page waits for the network of a link; it is there long before, unless many are under way."""


def job_of(state: ForecastState, epochs: int | None = None) -> RunJob:
    """The run as the pool makes it, to the end of its epochs or to another."""
    last = state.epochs if epochs is None else epochs
    return RunJob(Job(on_screen(state).values, state.recipe, last), last, KEPT)


def network_of(state: ForecastState) -> Network | None:
    """The network on screen; None without one, and where it is still to be made."""
    found = _found(state)
    if found is None:
        return None
    run, record, _ = found
    return _network(cast("Job", run.job.plan), record)


def ending_of(state: ForecastState) -> str:
    """Why the run of the network on screen ended early, in one sentence, or nothing."""
    found = _found(state)
    return "" if found is None or not found.is_end else found.run.problem


def loss_of(state: ForecastState) -> float | None:
    """The training loss of the network on screen; None without one."""
    found = _found(state)
    return None if found is None else float(found.record.loss)


def records_of(state: ForecastState) -> Sequence[Watched]:
    """The records of the network on screen, from the first up to where it is; none without one."""
    found = _found(state)
    if found is None:
        return ()
    return [record for record in list(found.run.records) if record.epoch <= state.trained]


def is_pending(state: ForecastState) -> bool:
    """Whether a link asks for a network that has to be made first."""
    return bool(state.trained) and _found(state) is None


def seconds_for(state: ForecastState, epochs: int) -> float:
    """About how long training takes here."""
    return epochs * epoch_seconds(len(on_screen(state).values), state.recipe)


def is_quick(state: ForecastState) -> bool:
    """Whether the network of a link is made at once."""
    return seconds_for(state, state.trained) <= QUICK_S


def wait_for(state: ForecastState) -> bool:
    """Wait until the network of a link is there; False where it does not come."""
    try:
        POOL.wait(job_of(state, state.trained), state.trained, PATIENCE_S)
    except BusyError:
        return False
    # A run may have come to its last epoch and not have said yet that it is finished.
    return not is_pending(state)


class _Found(NamedTuple):
    """The run that has the network on screen among its records, that record, and whether it is what the run came to."""

    run: RecordedRun
    record: Watched
    is_end: bool


def _found(state: ForecastState) -> _Found | None:
    if not state.trained:
        return None
    for epochs in dict.fromkeys((state.epochs, state.trained)):
        run = POOL.known(job_of(state, epochs))
        if run is None or not run.records:
            continue
        if run.finished and epochs == state.trained:
            last = run.good if run.diverged and run.good is not None else run.records[-1]
            return _Found(run, last, is_end=True)
        for record in list(run.records):
            if record.epoch == state.trained:
                return _Found(run, record, is_end=False)
    return None


@kept
def _network(job: Job, record: Watched) -> Network:
    return job.network(record.parameters, record.readout)
