"""What the browser is told about the pair that is trained in the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import numpy as np

from lstm_core.gap.network import NETWORKS
from lstm_core.numbers.activations import FloatArray
from pages.gradients.gap.estimate import expected_seconds
from pages.gradients.gap.plan import GapPlan, PairRecord
from pages.gradients.gap.shipped import guides, role_of, ticks
from pages.gradients.gap.verdict import outcome
from pages.gradients.state import GradientState
from pages.gradients.url import ADDRESS, GAP_KEYS
from pages.ui.library.experiments import shipped
from pages.ui.runs.pool import POOL
from pages.ui.runs.slices import RunJob
from pages.ui.text.texts import text

KEPT = 251
QUICK_S = 8.0


def gap_payload(state: GradientState) -> dict[str, Any]:
    """The question that brings the run, how long it takes, how its accuracies are drawn, and which of its updates is."""
    plan = state.gap
    seconds = expected_seconds(plan)
    return {
        "vocabulary": state.vocabulary,
        "run": run_question(state),
        "updates": plan.updates,
        "units": plan.units,
        "gap": plan.gap,
        "starts": starts(plan),
        "note": text("gradients.gap.note", seconds=str(max(1, round(seconds)))),
        "reached": state.reached if _is_soon(state, seconds) else 0,
        "title": text("gradients.gap.chart.run", gap=str(plan.gap)),
        "lines": [
            {
                "key": cell,
                "label": NETWORKS[getattr(plan, cell)].name,
                "role": role_of(getattr(plan, cell)),
                "style": "solid",
                "decimals": 3,
            }
            for cell in ("rnn", "lstm")
        ],
        "ticks": ticks(),
        "guides": guides()[:1],
    }


def starts(plan: GapPlan) -> str:
    """How both networks of a pair begin."""
    return text(
        "gradients.gap.starts",
        rnn_name=NETWORKS[plan.rnn].name,
        rnn=text(f"gradients.networks.{plan.rnn}"),
        lstm_name=NETWORKS[plan.lstm].name,
        lstm=text(f"gradients.networks.{plan.lstm}"),
    )


def _is_soon(state: GradientState, seconds: float) -> bool:
    """Whether what a link has reached is recorded, or made again in a moment."""
    known = POOL.known(job_of(state))
    return (
        known is not None and known.epoch >= state.reached
    ) or seconds * state.reached <= QUICK_S * state.gap.updates


def run_question(state: GradientState) -> str:
    """The address parameters that decide a run."""
    return urlencode({key: text for key, text in ADDRESS.encode(state).items() if key in GAP_KEYS})


def job_of(state: GradientState) -> RunJob:
    """The run as the pool makes it."""
    return RunJob(state.gap, state.gap.updates, KEPT)


def columns_of(records: Sequence[PairRecord], _: GradientState) -> Mapping[str, FloatArray]:
    """Updates, and both networks' losses and accuracies."""
    return {
        "epoch": np.array([float(record.epoch) for record in records]),
        **{
            key: np.array([getattr(getattr(record, cell), field) for record in records])
            for cell in ("rnn", "lstm")
            for key, field in ((cell, "accuracy"), (f"{cell}_loss", "loss"))
        },
    }


def ending(records: Sequence[PairRecord], state: GradientState) -> str:
    """Who has learned the gap where the last of these records is the end."""
    return outcome(state.gap, records[-1], shipped())
