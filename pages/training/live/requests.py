"""What the live part may ask for: where a run rests, another epoch, another day. Pure."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.training.train import EpochRecord
from pages.training.state import PRESETS, Plan, TrainingState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.load.kept import kept
from pages.ui.params.codecs import json_integer
from pages.ui.text.texts import text

WAYS_TO_REST = ("done", "failed", "stopped", "paused")


def reduce(state: TrainingState, event: Event) -> TrainingState:
    """The state after one event of the browser.

    ``begin`` takes what is said of a run out of the address, ``rest`` says where one came to rest and how,
    ``epoch`` which of its epochs is looked at, ``look`` which series and day, ``plane`` which two weights the
    landscape is over, ``preset`` one of a few recipes to try.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind = event.get("kind")
    if kind == "begin":
        return state.unrun()
    if kind == "rest":
        return _resting(state, event)
    if kind == "epoch":
        last = state.epochs if state.ended is None else state.ended
        return replace(state, epoch=json_integer(event, "epoch", 0, last, floats=True))
    if kind == "look":
        return _looking_at(state, event)
    if kind == "plane":
        return _over(state, event)
    if kind == "preset" and (name := event.get("name")) in tuple(PRESETS):
        optimiser, rate, epochs = PRESETS[name]
        return replace(state, optimiser=optimiser, rate=rate, epochs=epochs, clip=None).unrun()
    raise ValueError(NOT_OURS)


def published(state: TrainingState) -> TrainingState:
    """The published recipe in the words on screen."""
    return state.with_settings_of(replace(TrainingState(), vocabulary=state.vocabulary))


def _resting(state: TrainingState, event: Event) -> TrainingState:
    epoch, how = json_integer(event, "epoch", 0, state.epochs, floats=True), event.get("how")
    if how not in WAYS_TO_REST:
        raise ValueError(NOT_OURS)
    short = how in ("stopped", "paused") and epoch < state.epochs
    return replace(state, epoch=epoch, ended=epoch if short else None, paused=short and how == "paused")


def _looking_at(state: TrainingState, event: Event) -> TrainingState:
    company, day = event.get("company"), event.get("day")
    series = state.series.series
    if type(company) is not int or not 0 <= company < len(series):
        raise ValueError(text("training.refusals.series"))
    if day is not None and (type(day) is not int or not 0 <= day < len(series[company])):
        raise ValueError(text("training.refusals.day"))
    return replace(state, company=company, day=None if day == len(series[company]) - 1 else day)


def _over(state: TrainingState, event: Event) -> TrainingState:
    """Another weight on one axis; the one that stood there goes to the other where both would be the same."""
    axis, name = event.get("axis"), event.get("weight")
    if axis not in ("across", "up") or name not in WEIGHT_NAMES:
        raise ValueError(NOT_OURS)
    old = state.across, state.up
    across, up = (name, state.up) if axis == "across" else (state.across, name)
    return replace(state, across=across, up=up) if across != up else replace(state, across=old[1], up=old[0])


@kept
def first_record(plan: Plan) -> EpochRecord:
    """The network before training. Raises ValueError, in one sentence, for data that cannot be trained on."""
    return next(plan.records())


def start_of(plan: Plan) -> EpochRecord:
    """The same for any data; with the last day's error only where it cannot be trained on every day."""
    return first_record(replace(plan, loss_on="last") if problem_of(plan) else plan)


def problem_of(plan: Plan) -> str:
    """Why this training cannot begin, in one sentence; nothing when it can."""
    try:
        first_record(plan)
    except ValueError as problem:
        told = str(problem)
        return text("training.refusals.untrainable", why=told)
    return ""
