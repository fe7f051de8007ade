"""``GET api/forecast-run?…``: the recorded run that an address asks for, as far as it has come."""

from __future__ import annotations

from pages.forecast.live.payload import columns_of
from pages.forecast.live.runs import job_of
from pages.forecast.spec import FORECAST
from pages.ui.live.recorded_runs import RecordedRoute

RUNS = RecordedRoute(
    "api/forecast-run", FORECAST,
    job_of=job_of,
    columns_of=columns_of,
)  # fmt: skip
