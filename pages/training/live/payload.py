"""What the browser is told about a training: its curves as columns, and the unit with them. Pure, no Streamlit."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SETTINGS, SYMBOLS
from lstm_core.words.vocabulary import BLOCKS
from pages.training.data.recipes import Data, companies
from pages.training.record.recording import LEAST_LOSS, curves, unit_over_epochs
from pages.training.state import TrainingState
from pages.ui.live.grid import span_of
from pages.ui.params.links import block_keys
from pages.ui.text.numbers import power_of_ten

READY = "ready"
LIVE_POINTS = 160
SHOWN_SERIES = 6
STYLES = ("solid", "dashed", "dotted")


@dataclass(frozen=True)
class RunStatus:
    """What is said about the run beside its numbers: phase, seconds left, and one sentence if there is one."""

    phase: str = READY
    left: float | None = None
    sentence: str = ""
    alarming: bool = False


def training_payload(state: TrainingState, records: Sequence[EpochRecord], told: RunStatus) -> dict[str, Any]:
    """Everything the live part shows.

    ``records`` are the kept ones, at least the start. While a run is under way they are thinned to what a
    chart can show, and the unit comes with the latest only; at rest, every row carries the whole unit.
    """
    live = told.phase == "running"
    shown = thinned(records, LIVE_POINTS) if live else list(records)
    columns = curves(shown)
    row = len(shown) - 1 if live or state.epoch is None else row_at(columns["epoch"], state.epoch)
    company, day = state.look
    days = state.series.series[company]
    units = unit_over_epochs(columns if not live else _at(columns, row), days, day)
    at_row = {key: float(column[0 if live else row]) for key, column in units.items()}
    values = at_row | {name: float(columns[name][row]) for name in WEIGHT_NAMES}
    packed = columns if live else columns | units
    return {
        "vocabulary": state.vocabulary,
        "phase": told.phase,
        "left": told.left,
        "sentence": told.sentence,
        "alarming": told.alarming,
        "epochs": state.epochs,
        "names": list(packed),
        "columns": base64.b64encode(np.stack(list(packed.values())).astype("<f8").tobytes()).decode(),
        "row": row,
        "series": _series(state.series),
        "more_series": max(0, len(state.series.series) - SHOWN_SERIES),
        "gates": _gates(state),
        "log_ticks": log_ticks(columns["log_loss"]),
        "look": {
            "company": company,
            "day": day,
            "companies": list(state.series.names),
            "days": [f"Day {k}: {x:g}".replace("-", "−") for k, x in enumerate(days, 1)],
        },
        "unit": unit_values(values),
    }


def unit_values(values: Mapping[str, float]) -> dict[str, Any]:
    """The diagram's share of the payload: one unit to be looked at."""
    return {
        "values": dict(values),
        "exact": {"c": values["c"], "h": values["h"]},
        "decimals": None,
        "spans": {name: span_of(min(abs(values[name]), 1e6)) for name in SETTINGS},
        "answered": 0,
    }


def thinned(records: Sequence[EpochRecord], most: int) -> list[EpochRecord]:
    """At most ``most`` of the records, evenly, the first and the last among them."""
    if len(records) <= most:
        return list(records)
    step = math.ceil((len(records) - 1) / (most - 1))
    return [*records[:-1:step], records[-1]]


def row_at(epochs: FloatArray, epoch: int) -> int:
    """The row of the last recorded epoch that is not after ``epoch``."""
    return max(0, int(np.searchsorted(epochs, epoch, side="right")) - 1)


def log_ticks(logs: FloatArray) -> dict[str, Any]:
    """Range and ticks of the loss's logarithmic axis: whole powers of ten around what is shown."""
    low, high = math.floor(float(logs.min())), math.ceil(float(logs.max()))
    low, high = (low - 1, high) if low == high else (low, high)
    least = math.floor(math.log10(LEAST_LOSS))
    low = max(low, least)
    step = max(1, math.ceil((high - low) / 6))
    return {
        "range": [low, high],
        "ticks": [[power, power_of_ten(power)] for power in range(low, high + 1, step)],
    }


def _at(columns: Mapping[str, FloatArray], row: int) -> dict[str, FloatArray]:
    return {name: columns[name][row : row + 1] for name in WEIGHT_NAMES}


def _series(data: Data) -> list[dict[str, Any]]:
    return [
        {
            "key": f"prediction_{k}",
            "name": name,
            "short": data.short(k),
            "target": data.targets[k][-1],
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
