"""What the live part may ask for, beside starting and stopping: undo, another epoch, another day. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from lstm_core.training.train import EpochRecord
from pages.training.state import Plan, TrainingState
from pages.ui.visits.history import History


def reduce(
    history: History[TrainingState], request: Mapping[str, Any], epochs: Sequence[int]
) -> History[TrainingState]:
    """The history after one request of the browser; ``epochs`` are those on record, one a row.

    Raises:
        ValueError: one sentence, when the request cannot be met.
    """
    state, kind = history.present, request.get("kind")
    travelled = history.travelled(request, published)
    if travelled is not None:
        return travelled
    if kind == "epoch":
        row = request.get("row")
        if type(row) is not int or not 0 <= row < len(epochs):
            raise ValueError("There is no such epoch on record; nothing was changed.")
        return history.change(replace(state, epoch=epochs[row]))
    if kind == "look":
        return history.change(_looking_at(state, request))
    raise ValueError("This request is not one the page makes; nothing was changed.")


def published(state: TrainingState) -> TrainingState:
    """The published recipe in the words on screen."""
    return state.with_settings_of(replace(TrainingState(), vocabulary=state.vocabulary))


def _looking_at(state: TrainingState, request: Mapping[str, Any]) -> TrainingState:
    company, day = request.get("company"), request.get("day")
    series = state.series.series
    if type(company) is not int or not 0 <= company < len(series):
        raise ValueError("There is no such series; nothing was changed.")
    if day is not None and (type(day) is not int or not 0 <= day < len(series[company])):
        raise ValueError("There is no such day; nothing was changed.")
    return replace(state, company=company, day=None if day == len(series[company]) - 1 else day)


@lru_cache(maxsize=32)
def first_record(plan: Plan) -> EpochRecord:
    """The network before training. Raises ValueError, in one sentence, for data that cannot be trained on."""
    return next(plan.records())


def problem_of(plan: Plan) -> str:
    """Why this training cannot begin, in one sentence; nothing when it can."""
    try:
        first_record(plan)
    except ValueError as problem:
        told = str(problem)
        return f"This cannot be trained: {told}."
    return ""
