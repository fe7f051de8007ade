"""The live part in a fragment of its own, run again several times a second while a run is under way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from lstm_core.training.train import EpochRecord
from pages.training import session
from pages.training.live.component import live_training
from pages.training.live.payload import READY, RunStatus, training_payload
from pages.training.live.requests import first_record, problem_of, published, reduce
from pages.training.parts import EXPLORE, STAGE
from pages.training.record.verdict import stuck
from pages.training.session import TRAINING
from pages.training.state import TrainingState
from pages.ui.runs.background import FAILED, PAUSED, RUNNING, Snapshot
from pages.ui.visits.requests import apply_request

EVERY_S = 0.15


def stage() -> None:
    """Show the stage; it asks for itself again only as long as a run is under way."""
    polling = session.is_running()
    st.fragment(_stage, run_every=EVERY_S if polling else None, key=STAGE)(polling)


def _stage(polling: bool) -> None:
    visit = TRAINING.get()
    run = session.runs().run
    found = None if run is None else run.snapshot()
    if found is not None and found.phase != RUNNING and (polling or visit.history.present.epoch is None):
        if found.records:
            session.settle(found)
        if found.records or polling:
            st.rerun()
    history = visit.history
    state = history.present
    payload = training_payload(state, records_of(state, found), _status_of(state, found))
    payload |= {
        "answered": visit.acked,
        "message": visit.message,
        "can": history.offers(published(state)),
    }
    live_training(payload, key="training", on_request=_on_request)
    TRAINING.write_url(visit)


def records_of(state: TrainingState, found: Snapshot | None = None) -> Sequence[EpochRecord]:
    """The run's records; before it the start, with the last day's error only where it cannot be trained."""
    run = session.runs().run
    found = found if found is not None or run is None else run.snapshot()
    if found is not None and found.records:
        return found.records
    plan = state.plan
    return (first_record(replace(plan, loss_on="last") if problem_of(plan) else plan),)


def _status_of(state: TrainingState, found: Snapshot | None) -> RunStatus:
    if session.runs().too_long:
        return RunStatus(
            sentence="This link looks into a long run, which is not made by itself; press Train to make it."
        )
    if found is None:
        problem = problem_of(state.plan)
        return RunStatus(sentence=problem, alarming=bool(problem))
    if found.phase == FAILED:
        return RunStatus(FAILED if found.records else READY, None, found.problem, True)
    if not found.records:
        return RunStatus(RUNNING if found.phase == RUNNING else READY)
    if found.phase in (RUNNING, PAUSED):
        return RunStatus(found.phase, found.left if found.phase == RUNNING else None)
    sentence = stuck(found.records, state.series)
    return RunStatus(found.phase, None, sentence, bool(sentence))


ACTS: Mapping[str, Callable[[], None]] = MappingProxyType(
    {
        "start": session.start,
        "go_on": session.go_on,
        "pause": session.pause,
        "stop": session.stop,
        "back": session.back_to_start,
    }
)


def _on_request(request: Mapping[str, Any]) -> None:
    visit = TRAINING.get()
    before = visit.history.present
    act = ACTS.get(str(request.get("kind")))
    if act is not None:
        apply_request(visit, request, lambda history, _: history)
        act()
        st.rerun()
    epochs = _epochs()
    apply_request(visit, request, lambda history, asked: reduce(history, asked, epochs))
    after = visit.history.present
    if not after.same_settings(before):
        st.rerun()
    if after.panel and after != before:
        st.rerun([STAGE, EXPLORE])


def _epochs() -> list[int]:
    run = session.runs().run
    return [] if run is None else [record.epoch for record in run.snapshot().records]
