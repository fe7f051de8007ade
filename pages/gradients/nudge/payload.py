"""What the browser is told about a nudge: both units' ends with and without it, and what moved at every step. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np

from lstm_core.gradients.nudge import Nudged, nudge_input
from lstm_core.numbers.activations import FloatArray
from pages.gradients.series import RANDOM, series_of
from pages.gradients.state import NUDGES, GradientState
from pages.ui.load.kept import kept
from pages.ui.params.codecs import short
from pages.ui.text.numbers import fixed, precise
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text_segments, texts

DRAWN = {
    "rnn_h": ("short_term", "solid"),
    "lstm_h": ("long_term", "solid"),
    "lstm_c": ("long_term", "dashed"),
}
"""What is drawn, and its colour and style."""
UNITS = ("rnn", "lstm")
DIGITS = 7


def nudge_payload(state: GradientState) -> dict[str, Any]:
    """The choices, the readings at the last step and the lines of the picture."""
    found = nudged(state)
    words = texts("gradients.nudge.lines")
    return {
        "vocabulary": state.vocabulary,
        "steps": state.steps,
        "lag": state.lag,
        "nudge": short(state.nudge),
        "nudges": [[short(by), f"+{short(by)}"] for by in NUDGES],
        "readings": [_reading(found, unit) for unit in UNITS],
        "sentences": [_sentence(found, unit) for unit in UNITS],
        "lines": [
            {"key": key, "label": words[key], "role": role, "style": style, "values": _powers(found, key)}
            for key, (role, style) in DRAWN.items()
        ],
    }


def nudged(state: GradientState) -> Nudged:
    """Both units over the state's series, untouched and with the input of the step one looks at nudged."""
    return _nudged(
        state.series, state.seed if state.series == RANDOM else 0, state.steps, state.size,
        tuple(state.rnn.items()), tuple(state.weights.items()), state.step, state.nudge,
    )  # fmt: skip


@kept
def _nudged(
    series: str,
    seed: int,
    steps: int,
    size: float,
    rnn: tuple[tuple[str, float], ...],
    weights: tuple[tuple[str, float], ...],
    step: int,
    by: float,
) -> Nudged:
    state = GradientState("", series, steps, size, dict(rnn), dict(weights))
    inputs = series_of(series, steps, seed) * size + 0.0
    return nudge_input(state.lstm_parameters, state.rnn_parameters, inputs, step, by)


def _reading(found: Nudged, unit: str) -> dict[str, str]:
    key = f"{unit}_h"
    return {
        "unit": unit,
        "usual": fixed(float(getattr(found, key)[-1]), DIGITS),
        "nudged": fixed(float(getattr(found, f"{key}_moved")[-1]), DIGITS),
        "moved": written(float(found.difference(key)[-1])),
    }


def _sentence(found: Nudged, unit: str) -> list[Segment]:
    moved = float(found.difference(f"{unit}_h")[-1])
    if moved == 0.0:
        return text_segments(f"gradients.nudge.{unit}_nothing")
    return text_segments(
        f"gradients.nudge.{unit}_moved", moved=written(moved), rate=written(moved / found.by)
    )


def written(value: float) -> str:
    """A difference, however small."""
    return "0" if value == 0.0 else precise(value)


def _powers(found: Nudged, key: str) -> list[float | None]:
    """log10 of what moved at each step; None where nothing did."""
    size: FloatArray = np.abs(found.difference(key))
    return [float(np.log10(one)) if one > 0.0 else None for one in size.tolist()]
