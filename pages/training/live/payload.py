"""What the browser is told about a training: its curves as columns, and the unit with them. Pure, no Streamlit."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import numpy as np

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.attainable import least_loss
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SETTINGS, SYMBOLS
from lstm_core.words.vocabulary import BLOCKS, STANDARD
from pages.training.data.recipes import Data, companies
from pages.training.live.requests import problem_of, start_of
from pages.training.record.recording import LEAST_LOSS, curves, last_predictions, unit_over_epochs
from pages.training.record.telling import one_answer, telling
from pages.training.state import PACES, PRESETS, Plan, TrainingState
from pages.training.url import ADDRESS
from pages.ui.live.grid import span_of
from pages.ui.load.kept import kept
from pages.ui.params.codecs import short
from pages.ui.params.links import block_keys
from pages.ui.text.numbers import power_of_ten, precise
from pages.ui.text.texts import text

SANE_WORK = 100_000
"""The longest run, in days gone through, that opening a link makes again by itself: about a second."""
LEAST_POWER, MOST_POWER = math.floor(math.log10(LEAST_LOSS)), 12
"""The powers of ten that the loss's axis can name."""
SHOWN_SERIES = 6
SHOWN_DAYS = 8
STYLES = ("solid", "dashed", "dotted")


def training_payload(state: TrainingState) -> dict[str, Any]:
    """Everything the live part shows before a run, and the question that brings the run's numbers.

    ``run`` is that question; ``epoch``, ``ended`` and ``paused`` say where a run rests. A run that takes long is
    ``too_long`` to be made just because a link looks into it.
    """
    plan = state.plan
    start = columns_of([start_of(plan)], state)
    company, _ = state.look
    days = state.series.series[company]
    first = {name: float(column[0]) for name, column in start.items()}
    return {
        "vocabulary": state.vocabulary,
        "problem": problem_of(plan),
        "epochs": state.epochs,
        "seconds": PACES[state.pace],
        "run": run_question(state),
        "plan": run_question(replace(state, company=0, day=None)),
        "epoch": state.epoch,
        "ended": state.ended,
        "paused": state.paused,
        "too_long": plan.work > SANE_WORK,
        "names": list(start),
        "start": base64.b64encode(np.stack(list(start.values())).astype("<f8").tobytes()).decode(),
        "note": note_on(plan),
        "telling": _telling(state),
        "landscape": _landscape(state),
        "powers": [[power, power_of_ten(power)] for power in range(LEAST_POWER, MOST_POWER + 1)],
        "series": _series(state.series),
        "more_series": max(0, len(state.series.series) - SHOWN_SERIES),
        "gates": _gates(state),
        "look": {
            "company": company,
            "day": state.look[1],
            "companies": list(state.series.names),
            "days": [f"Day {k}: {x:g}".replace("-", "−") for k, x in enumerate(days, 1)],
        },
        "unit": unit_values({key: first[key] for key in first if key in SYMBOLS}),
    }


@kept
def note_on(plan: Plan) -> str:
    """What is to be known of a run before it is made: how low its loss can get, where that is not 0."""
    least = (
        0.0
        if problem_of(plan)
        else least_loss(plan.data.series, plan.data.targets_at(plan.loss_on), plan.loss_on)
    )
    return text("training.verdict.contradiction", least=precise(least)) if least else ""


def _telling(state: TrainingState) -> dict[str, Any]:
    """What the notes on the curves and the sentence about the epoch on screen say in names and numbers."""
    best, names = one_answer(state.series), [state.series.short(k) for k in range(len(state.series.series))]
    middle = best["answer"]
    return {
        "pair": len(names) == 2,
        "first": names[0],
        "second": names[-1],
        "middle": "½" if middle == 0.5 else precise(middle),
        "loss": precise(best["loss"]),
    }


def _landscape(state: TrainingState) -> dict[str, Any]:
    """Over which weights, what there is to choose from, the recipes to try, and where a path may be expected to go."""
    published = companies().published if state.is_published else None
    names = {name: SYMBOLS[name].names[STANDARD] for name in WEIGHT_NAMES}
    recipe = state.optimiser, state.rate, state.epochs
    return {
        "across": state.across,
        "up": state.up,
        "weights": [[name, title] for name, title in names.items()],
        "published": dict(published) if published else None,
        "rate": short(state.rate),
        "optimiser": state.plan.method.name,
        "plain": state.optimiser == "gradient_descent",
        "presets": [
            [name, text(f"training.presets.{name}", rate=short(preset[1]))]
            for name, preset in PRESETS.items()
        ],
        "preset": next((name for name, preset in PRESETS.items() if preset == recipe), ""),
    }


def run_question(state: TrainingState) -> str:
    """The address parameters that decide a run and the day its unit is shown for."""
    plain = TrainingState()
    asked = replace(
        state.unrun(),
        vocabulary=plain.vocabulary,
        pace=plain.pace,
        weight=plain.weight,
        across=plain.across,
        up=plain.up,
        explore=plain.explore,
    )
    return urlencode(ADDRESS.encode(asked))


def columns_of(records: Sequence[EpochRecord], state: TrainingState) -> dict[str, FloatArray]:
    """What is drawn of these records: their curves, and the whole unit on the day one looks at."""
    company, day = state.look
    columns = curves(records)
    shown = {name: column for name, column in columns.items() if not _beyond(name)}
    told = telling(state.series, last_predictions(records))
    return shown | told | unit_over_epochs(columns, state.series.series[company], day)


def _beyond(name: str) -> bool:
    return name.startswith("prediction_") and int(name.removeprefix("prediction_")) >= SHOWN_SERIES


def unit_values(values: Mapping[str, float]) -> dict[str, Any]:
    """The diagram's share of the payload: one unit to be looked at."""
    return {
        "values": dict(values),
        "exact": {"c": values["c"], "h": values["h"]},
        "decimals": None,
        "spans": {name: span_of(min(abs(values[name]), 1e6)) for name in SETTINGS},
        "answered": 0,
    }


def _series(data: Data) -> list[dict[str, Any]]:
    return [
        {
            "key": f"prediction_{k}",
            "name": name,
            "short": data.short(k),
            "target": data.targets[k][-1],
            "days": list(data.series[k][-SHOWN_DAYS:]),
            "first_day": max(0, len(data.series[k]) - SHOWN_DAYS) + 1,
            "style": STYLES[k % len(STYLES)],
            "role": "short_term" if k < len(STYLES) else "long_term",
        }
        for k, name in enumerate(data.names[:SHOWN_SERIES])
    ]


def _gates(state: TrainingState) -> list[dict[str, Any]]:
    published = companies().published
    words = state.vocabulary
    return [
        {
            "title": block.names[words],
            "role": block.role,
            "lines": [
                {
                    "key": key,
                    "name": SYMBOLS[key].names[words].rpartition(": ")[2].removesuffix(" weight"),
                    "role": SYMBOLS[key].role,
                    "style": style,
                    "published": published[key] if state.is_published else None,
                }
                for key, style in zip(block_keys(block.letter), STYLES, strict=True)
            ],
        }
        for block in BLOCKS
    ]
