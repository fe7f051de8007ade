"""The runs of one visit, to be compared: noted when the page is drawn with a run at rest."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from pages.training.comparison import FAILED, STOPPED, WHOLE, Outcome, outcome_of
from pages.training.live.runs import job_of, records_of
from pages.training.state import TrainingState
from pages.ui.runs.pool import POOL

MOST_FINISHED = 8
_KEY = "training runs"


@dataclass
class FinishedRuns:
    """The last runs; ``counted`` is how many there have been."""

    finished: list[Outcome] = field(default_factory=list)
    counted: int = 0


def runs() -> FinishedRuns:
    """The runs of this visit."""
    found: FinishedRuns = st.session_state.setdefault(_KEY, FinishedRuns())
    return found


def note(state: TrainingState) -> None:
    """Keep a run that is over, once; the oldest makes room. One that is still to be made again is not waited for."""
    made = POOL.known(job_of(state.plan))
    last = state.epochs if state.ended is None else state.ended
    if state.epoch is None or state.paused or made is None or not (made.finished or made.epoch >= last):
        return
    records, known = records_of(state), runs()
    if len(records) < 2 or any(
        kept.plan == state.plan and kept.epoch == records[-1].epoch for kept in known.finished
    ):
        return
    whole = FAILED if made.problem else WHOLE
    known.counted += 1
    ended = outcome_of(known.counted, state.plan, records, whole if state.ended is None else STOPPED)
    known.finished = [*known.finished, ended][-MOST_FINISHED:]
