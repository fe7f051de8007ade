"""Gradient curves for 500 steps, the recurrent unit and the LSTM together: server CPU for one measurement."""

from __future__ import annotations

import json
import time
from dataclasses import replace

from pages.gradients.flow.measured import _measured, measured
from pages.gradients.flow.payload import gradient_payload
from pages.gradients.flow.sweeps import recorded
from pages.gradients.state import default_state
from tests.bench.tools.table import Row, median, spread

STEPS = 500
BOUND_MS = 50.0
ROUNDS, QUICK = 40, 10


def measure(quick: bool) -> list[Row]:
    """Measure every derivative of a series of 500 steps, then with all that the page is told, then a drag's sweep."""
    rounds = QUICK if quick else ROUNDS
    states = [replace(default_state(), steps=STEPS, size=1 + place / 1000) for place in range(rounds)]
    curves, payloads, sweeps = ([] for _ in range(3))
    for state in states:
        _measured.cache_clear()
        curves.append(_cpu_ms(lambda state=state: measured(state)))
        _measured.cache_clear()
        payloads.append(_cpu_ms(lambda state=state: json.dumps(gradient_payload(state))))
        sweeps.append(_cpu_ms(lambda state=state: recorded(state, "b_f", 10)))
    bound = f"at most {BOUND_MS:.0f} ms"
    return [
        Row(
            f"gradient curves of both units, {STEPS} steps: server CPU, median / p95",
            spread(curves),
            must=bound,
            ok=median(curves) <= BOUND_MS,
        ),
        Row(f"the same with all the page is told, {STEPS} steps", spread(payloads)),
        Row(f"sweep of 401 rows behind a drag, {STEPS} steps", spread(sweeps)),
    ]


def _cpu_ms(work: object) -> float:
    began = time.process_time()
    work()  # type: ignore[operator]
    return 1000 * (time.process_time() - began)
