"""``GET api/training-landscape?<address>&at=2000&box=-1,1,-1,1``: the loss over two weights at one epoch of a run.

``across`` and ``up``, part of the address, say which weights; ``box`` holds the least and greatest value of both on the
way that the picture is to show.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from lstm_core.training.train import EpochRecord
from pages.training.landscape.cut import Cut, Frame, landscape
from pages.training.live.requests import problem_of, start_of
from pages.training.live.runs import job_of, with_epoch
from pages.training.spec import TRAINING
from pages.training.state import Plan, TrainingState
from pages.ui.live.recordings import Recording, get_route
from pages.ui.params.codecs import integer
from pages.ui.runs.pool import POOL
from pages.ui.text.texts import text

PATH = "api/training-landscape"
FARTHEST = 1e9


class Asked(NamedTuple):
    """What is asked for: the page's state, an epoch of its run, and what the picture shows."""

    state: TrainingState
    epoch: int
    frame: Frame


def question_in(query: Mapping[str, str]) -> Asked:
    """The question of an address. Raises ValueError, in one sentence, for anything else."""
    rest = {name: value for name, value in query.items() if name not in ("at", "box")}
    state, complaints = TRAINING.address().decode(rest)
    if problem := " ".join(complaints) or problem_of(state.plan):
        raise ValueError(problem)
    epoch = integer(0, state.epochs).ask({"at": query.get("at", "0")}, "at")
    return Asked(state, epoch, Frame.around(*_box(query.get("box", ""))))


def record(query: Mapping[str, str]) -> Recording:
    """Answer with one landscape. Raises ValueError, in one sentence, for an epoch that the run has not come to."""
    state, epoch, frame = question_in(query)
    found = record_of(state.plan, epoch)
    if found.epoch != epoch:
        raise ValueError(text("training.refusals.epoch", epoch=f"{epoch:,}"))
    return landscape(Cut(state.plan, tuple(found.row.tolist()), state.across, state.up, frame))


def record_of(plan: Plan, epoch: int) -> EpochRecord:
    """The record of an epoch, from what is known of the run; the last one before where it would take long to make."""
    run = POOL.known(job_of(plan))
    known = list(run.records) if run is not None else []
    records = with_epoch(plan, known or [start_of(plan)], epoch)
    return next(record for record in reversed(records) if record.epoch <= epoch)


def _box(text_: str) -> tuple[float, float, float, float]:
    try:
        left, right, bottom, top = (float(part) for part in text_.split(","))
    except ValueError:
        left = right = bottom = top = math.nan
    sizes = (left, right, bottom, top)
    if not (all(abs(value) <= FARTHEST for value in sizes) and left <= right and bottom <= top):
        raise ValueError(text("training.refusals.box"))
    return left, right, bottom, top


route = get_route(PATH, record)
