"""Several finished runs side by side: what each is called, its loss over the epochs, where it ended. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.training.train import EpochRecord
from pages.training.data.recipes import companies
from pages.training.live.payload import LEAST_POWER, STYLES
from pages.training.record.recording import curves
from pages.training.record.verdict import stuck
from pages.training.state import Plan, TrainingState
from pages.ui.live.table import Cell, table_payload
from pages.ui.params.codecs import short
from pages.ui.runs.thinning import round_stride
from pages.ui.text.numbers import power_of_ten, precise
from pages.ui.text.texts import text, texts

POINTS = 501
SHOWN_PREDICTIONS = 4
ROLES = ("plain", "forget", "candidate", "output", "input_gate", "short_term", "long_term", "input")
"""A run is no quantity; the colours only tell lines apart, and so do the styles and the numbers."""
WHOLE, FAILED, STOPPED = (text(f"training.compare.{how}") for how in ("whole", "failed", "stopped"))


@dataclass(frozen=True, eq=False)
class Outcome:
    """What is kept of a finished run: its plan, how it ended, and its loss over the epochs.

    ``epochs`` and ``logs`` (log10 of the loss) are (N,); ``predictions`` are those of each series' last day.
    """

    number: int
    plan: Plan
    epoch: int
    ending: str
    loss: float
    predictions: tuple[float, ...]
    epochs: FloatArray
    logs: FloatArray

    @property
    def title(self) -> str:
        """Its number and what it trained with."""
        plan = self.plan
        parts = [
            f"{plan.method.name} {short(plan.rate)}",
            _said("epochs", epochs=f"{plan.epochs:,}"),
            _start(plan),
        ]
        if plan.clip is not None:
            parts.append(_said(f"clipped.{plan.clip_by}", length=short(plan.clip)))
        if plan.biases == 2:
            parts.append(_said("biases"))
        if plan.loss_on == "every":
            parts.append(_said("every"))
        if plan.data != companies().data:
            parts.append(_said("own"))
        return _said("run", number=str(self.number), parts=", ".join(parts))


def outcome_of(number: int, plan: Plan, records: Sequence[EpochRecord], ending: str) -> Outcome:
    """What to keep of a run that is over; ``records`` are those up to its end, at least one."""
    columns = curves(records)
    last = np.asarray(records[-1].predictions).reshape(len(plan.data.series), -1)[:, -1]
    return Outcome(
        number=number,
        plan=plan,
        epoch=records[-1].epoch,
        ending=text("training.compare.stuck") if stuck(records, plan.data, plan.loss_on) else ending,
        loss=records[-1].loss,
        predictions=tuple(last.tolist()),
        epochs=columns["epoch"],
        logs=columns["log_loss"],
    )


def loss_chart(runs: Sequence[Outcome]) -> dict[str, Any]:
    """All losses over a common row of epochs; each line stops where its run did."""
    longest = max(run.epoch for run in runs)
    # The same round steps at which records are kept, so that no line becomes a staircase.
    xs = list(range(0, longest + 1, round_stride(longest, POINTS)))
    axis = log_ticks(np.concatenate([run.logs for run in runs]))
    return {
        "label": _said("chart"),
        "xs": xs,
        "x_title": _said("epoch"),
        "height": 300,
        "lines": [
            {
                "key": f"run-{run.number}",
                "label": run.title,
                "role": ROLES[run.number % len(ROLES) - 1],
                "style": STYLES[run.number % len(STYLES) - 1],
                "values": _along(run, xs),
                "decimals": None,
            }
            for run in runs
        ],
        "range": axis["range"],
        "ticks": axis["ticks"],
    }


def outcome_table(runs: Sequence[Outcome]) -> dict[str, Any]:
    """One row per run: how it ended, its loss and its predictions."""
    titles = texts("training.compare.columns")
    rows: list[dict[str, Cell]] = [
        {
            titles["run"]: run.title,
            titles["epochs"]: f"{run.epoch:,}",
            titles["loss"]: precise(run.loss),
            titles["predictions"]: _predictions(run),
            titles["outcome"]: run.ending,
        }
        for run in runs
    ]
    return table_payload(_said("table"), rows, {titles["epochs"], titles["loss"]})


def log_ticks(logs: FloatArray) -> dict[str, Any]:
    """Range and ticks of the loss's logarithmic axis: whole powers of ten around what is shown."""
    low, high = math.floor(float(logs.min())), math.ceil(float(logs.max()))
    low, high = (low - 1, high) if low == high else (low, high)
    low = max(low, LEAST_POWER)
    step = max(1, math.ceil((high - low) / 6))
    return {
        "range": [low, high],
        "ticks": [[power, power_of_ten(power)] for power in range(low, high + 1, step)],
    }


def _along(run: Outcome, xs: Sequence[int]) -> list[float | None]:
    rows = np.searchsorted(run.epochs, xs, side="right") - 1
    return [float(run.logs[row]) if x <= run.epoch else None for x, row in zip(xs, rows, strict=True)]


def _predictions(run: Outcome) -> str:
    shown = run.predictions[:SHOWN_PREDICTIONS]
    told = ", ".join(f"{run.plan.data.short(k)} {precise(value)}" for k, value in enumerate(shown))
    more = len(run.predictions) - len(shown)
    return _said("more", told=told, more=str(more)) if more else told


def _start(plan: Plan) -> str:
    if plan.start == TrainingState().plan.start:
        return _said("published")
    return _said("start", start=", ".join(f"{value:.2f}" for value in plan.start[:2]).replace("-", "−"))


def _said(key: str, **given: str) -> str:
    return text(f"training.compare.{key}", **given)
