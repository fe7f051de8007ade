"""The recorded run that a state looks at, from the server's pool. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from lstm_core.training.train import Diverged, EpochRecord, train
from pages.training.live.payload import SANE_WORK
from pages.training.live.requests import problem_of, start_of
from pages.training.state import Plan, TrainingState
from pages.ui.runs.pool import POOL
from pages.ui.runs.slices import RunJob

MOST_KEPT, FEWEST_KEPT = 501, 51
MOST_PREDICTIONS = 2_000_000
"""Predictions kept over all epochs of a run: 16 MB."""
PATIENCE_S = 6.0


def job_of(plan: Plan) -> RunJob:
    """The run as the pool makes it: fewer records are kept where each holds the predictions of many days."""
    size = len(plan.data.series) if plan.loss_on == "last" else sum(map(len, plan.data.series))
    return RunJob(plan, plan.epochs, max(FEWEST_KEPT, min(MOST_KEPT, MOST_PREDICTIONS // size)))


def records_of(state: TrainingState) -> tuple[EpochRecord, ...]:
    """The records up to where the run rests, the one looked at among them; the start alone before a run.

    A run that takes long is not made again for this; what is known of it is shown.
    """
    plan = state.plan
    if problem_of(plan) or state.epoch is None:
        return (start_of(plan),)
    last = plan.epochs if state.ended is None else state.ended
    job = job_of(plan)
    if plan.work > SANE_WORK and POOL.known(job) is None:
        return (start_of(plan),)
    found = POOL.wait(job, last, PATIENCE_S)
    kept = [record for record in list(found.records) if record.epoch <= last]
    return with_epoch(plan, kept or [start_of(plan)], min(state.epoch, last))


def with_epoch(plan: Plan, records: Sequence[EpochRecord], epoch: int) -> tuple[EpochRecord, ...]:
    """The records with that of ``epoch``, which is made from the nearest one before it where it was not kept."""
    before = [record for record in records if record.epoch <= epoch]
    nearest = before[-1] if before else records[0]
    # A second's work at most: where series are long, or the run has not come that far, the nearest has to do.
    if nearest.epoch >= epoch or (epoch - nearest.epoch) * plan.days > SANE_WORK:
        return tuple(records)
    try:
        *_, exact = train(
            nearest, plan.data.series, plan.data.targets_at(plan.loss_on), optimiser=plan.method, epochs=epoch,
            loss_on=plan.loss_on, clip=plan.clip, clip_by=plan.clip_by, biases=plan.biases, record_every=epoch, since=records[0],
        )  # fmt: skip
    except (Diverged, ValueError):
        return tuple(records)
    return tuple(sorted((*records, exact), key=lambda record: record.epoch))
