"""The training that a state asks for, and the network on screen, from the server's pool. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from pages.forecast.run.job import KEPT, Job, Watched, best_of
from pages.forecast.run.network import Network
from pages.forecast.run.recipe import QUICK_S, epoch_seconds
from pages.forecast.state import BEST, ForecastState, on_screen
from pages.ui.load.kept import kept
from pages.ui.runs.pool import POOL, BusyError, RecordedRun
from pages.ui.runs.slices import RunJob

PATIENCE_S = 5.0
"""How long a page waits at a time for the network of a link; it is there long before, unless many are under way."""


def job_of(state: ForecastState, epochs: int | None = None) -> RunJob:
    """The run as the pool makes it, to the end of its epochs or to another."""
    last = state.epochs if epochs is None else epochs
    return RunJob(Job(on_screen(state).values, state.recipe, last, state.columns), last, KEPT)


def network_of(state: ForecastState) -> Network | None:
    """The network on screen; None without one, and where it is still to be made."""
    found = _found(state)
    return None if found is None else network_in(state, found.run, found.record)


def network_in(state: ForecastState, run: RecordedRun, record: Watched) -> Network:
    """The network of a run at a record: with the best weights up to there, or with those of the record itself."""
    plan = cast("Job", run.job.plan)
    best = best_of(list(run.records), record.epoch) if takes_best(state) else None
    if best is None:
        return _network(plan, record, is_best=False)
    return _network(plan, best, is_best=True)


def takes_best(state: ForecastState) -> bool:
    """Whether the weights of the best epoch forecast; by what is held out nothing is chosen."""
    return state.weights == BEST and state.recipe.choosing > 0


def epoch_of(state: ForecastState) -> int | None:
    """The epoch whose weights forecast, where they are the best of a run's; None otherwise."""
    found = _found(state)
    best = None
    if found is not None and takes_best(state):
        best = best_of(list(found.run.records), found.record.epoch)
    return None if best is None else best.lowest


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


def wait_for(state: ForecastState, patience: float | None = None) -> bool:
    """Wait until the network of a link is there; False where it has not come.

    That takes at most ``patience`` seconds, or as long as a page waits at a time.
    """
    try:
        POOL.wait(job_of(state, state.trained), state.trained, PATIENCE_S if patience is None else patience)
    except BusyError:
        return False
    # A run may have come to its last epoch and not have said yet that it is finished.
    return not is_pending(state)


def is_coming(state: ForecastState) -> bool:
    """Whether the network of a link is still being made."""
    run = POOL.known(job_of(state, state.trained))
    return is_pending(state) and run is not None and not run.finished


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
            return _Found(run, run.end, is_end=True)
        for record in list(run.records):
            if record.epoch == state.trained:
                return _Found(run, record, is_end=False)
    return None


@kept
def _network(job: Job, record: Watched, is_best: bool) -> Network:
    row = record.lowest_row if is_best else record.row
    assert row is not None
    return job.network(record.layout.parameters(row), record.layout.readout(row))
