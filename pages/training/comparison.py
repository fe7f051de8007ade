"""Several finished runs side by side: what each is called, its loss over the epochs, where it ended. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from pages.training.payload import STYLES, log_ticks
from pages.training.recipes import companies
from pages.training.recording import curves
from pages.training.state import Plan, TrainingState
from pages.training.verdict import stuck
from pages.ui.background import DONE, FAILED, Snapshot
from pages.ui.links import short
from pages.ui.numbers import precise
from pages.ui.table import Cell, table_payload

POINTS = 200
SHOWN_PREDICTIONS = 4
ROLES = ("plain", "forget", "candidate", "output", "input_gate", "short_term", "long_term", "input")
OUTCOMES = {DONE: "made all epochs", FAILED: "left the range of useful numbers"}


def title(number: int, plan: Plan) -> str:
    """A run's name: its number and what it trained with."""
    parts = [f"{plan.method.name} {short(plan.rate)}", f"{plan.epochs:,} epochs", _start(plan)]
    if plan.clip is not None:
        parts.append(f"clipped at {short(plan.clip)}")
    if plan.at == "every":
        parts.append("every day")
    if plan.data != companies().data:
        parts.append("own series")
    return f"Run {number}: {', '.join(part for part in parts if part)}"


def _start(plan: Plan) -> str:
    if plan.start == TrainingState().plan.start:
        return "published start"
    return f"start {', '.join(f'{value:.2f}' for value in plan.start[:2])} …".replace("-", "−")


def loss_chart(runs: Sequence[tuple[str, Snapshot]]) -> dict[str, Any]:
    """All losses over a common row of epochs; each line stops where its run did."""
    longest = max(result.epoch for _, result in runs)
    step = max(1, math.ceil(longest / POINTS))
    xs = list(range(0, longest + 1, step))
    lines, logs = [], []
    for place, (name, result) in enumerate(runs):
        columns = curves(result.records)
        rows = np.searchsorted(columns["epoch"], xs, side="right") - 1
        values = [
            float(columns["log_loss"][row]) if x <= result.epoch else None
            for x, row in zip(xs, rows, strict=True)
        ]
        logs.append(columns["log_loss"])
        lines.append(
            {
                "key": f"run-{place}",
                "label": name,
                "role": ROLES[place % len(ROLES)],
                "style": STYLES[place % len(STYLES)],
                "values": values,
                "decimals": None,
            }
        )
    axis = log_ticks(np.concatenate(logs))
    return {
        "label": "The loss of each run over its epochs, on a logarithmic axis",
        "xs": xs,
        "x_title": "epoch",
        "height": 300,
        "lines": lines,
        "range": axis["range"],
        "ticks": axis["ticks"],
    }


def outcome_table(runs: Sequence[tuple[str, Plan, Snapshot]]) -> dict[str, Any]:
    """One row per run: how it ended, its loss and its predictions."""
    rows: list[dict[str, Cell]] = []
    for name, plan, result in runs:
        last = result.records[-1]
        found = np.asarray(last.predictions).reshape(len(plan.data.series), -1)[:, -1]
        told = ", ".join(
            f"{plan.data.short(k)} {precise(float(value))}"
            for k, value in enumerate(found[:SHOWN_PREDICTIONS])
        )
        more = f" and {len(found) - SHOWN_PREDICTIONS} more" if len(found) > SHOWN_PREDICTIONS else ""
        stopped = "stuck" if stuck(result.records, plan.data) else OUTCOMES.get(result.phase, "stopped")
        rows.append(
            {
                "Run": name,
                "Epochs": f"{result.epoch:,}",
                "End loss": precise(last.loss),
                "Predictions": told + more,
                "Outcome": stopped,
            }
        )
    return table_payload("The runs of this session", rows, {"Epochs", "End loss"})
