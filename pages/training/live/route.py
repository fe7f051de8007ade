"""``GET api/training-run?…``: the recorded run that an address asks for, as far as it has come."""

from __future__ import annotations

from pages.training.live.payload import columns_of
from pages.training.live.requests import problem_of
from pages.training.live.runs import job_of, with_epoch
from pages.training.record.verdict import stuck
from pages.training.spec import TRAINING
from pages.ui.live.recorded_runs import RecordedRoute

RUNS = RecordedRoute(
    "api/training-run", TRAINING,
    job_of=lambda state: job_of(state.plan),
    problem_of=lambda state: problem_of(state.plan),
    columns_of=columns_of,
    ending=lambda records, state: stuck(records, state.series, state.loss_on),
    exactly=lambda state, records, epoch: with_epoch(state.plan, records, epoch),
)  # fmt: skip
