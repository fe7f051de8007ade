"""``GET api/gap-run?…``: the recorded training of both networks, as far as it has come."""

from __future__ import annotations

from pages.gradients.gap.payload import columns_of, ending, job_of
from pages.gradients.spec import GRADIENTS
from pages.ui.live.recorded_runs import RecordedRoute

RUNS = RecordedRoute(
    "api/gap-run", GRADIENTS,
    job_of=job_of,
    columns_of=columns_of,
    ending=ending,
)  # fmt: skip
