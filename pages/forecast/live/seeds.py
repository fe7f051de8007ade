"""The same training with other seeds, from the server's pool: which they are, and how far they have come."""

from __future__ import annotations

from dataclasses import replace

from pages.forecast.live.runs import network_in, network_of, seconds_for
from pages.forecast.run.job import Job
from pages.forecast.run.network import Network
from pages.forecast.run.recipe import SEEDS as RANGE
from pages.forecast.state import FEW_SEEDS, ForecastState, on_screen
from pages.ui.runs.pool import POOL
from pages.ui.runs.slices import RunJob

MOST_S = 120.0
"""Longer than that, all seeds together, training is not begun: a class may ask for it in the same minute."""
_KEPT = 2
"""Of these runs only the end is looked at."""


def seeds_of(state: ForecastState) -> tuple[int, ...]:
    """The seeds of a state, its own first and then those that follow."""
    low, high = RANGE
    return tuple(low + (state.recipe.seed - low + k) % (high - low + 1) for k in range(state.seeds))


def are_asked(state: ForecastState) -> bool:
    """Whether other seeds are to be trained beside the network on screen."""
    return state.seeds > FEW_SEEDS and network_of(state) is not None


def are_long(state: ForecastState) -> bool:
    """Whether that would take too long here."""
    return state.seeds * seconds_for(state, state.trained) > MOST_S


def networks(state: ForecastState, *, ask: bool = False) -> tuple[Network, ...]:
    """The networks of all seeds that have been trained so far, the one on screen first; with ``ask`` the others are begun.

    Raises BusyError when too many runs are under way.
    """
    own = network_of(state)
    if own is None:
        return ()
    found = [own]
    for seed in seeds_of(state)[1:]:
        job = _job(state, seed)
        run = POOL.look(job) if ask else POOL.known(job)
        if run is not None and run.finished and run.records:
            found.append(network_in(state, run, run.end))
    return tuple(found)


def wait_for_seeds(state: ForecastState, patience: float) -> None:
    """Wait until the run of every seed is over, at most so many seconds for each."""
    for seed in seeds_of(state)[1:]:
        POOL.wait(_job(state, seed), state.trained, patience)


def _job(state: ForecastState, seed: int) -> RunJob:
    plan = Job(
        on_screen(state).values, replace(state.recipe, seed=seed), state.trained, state.columns, keep=_KEPT
    )
    return RunJob(plan, state.trained, _KEPT)
