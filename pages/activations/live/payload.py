"""What the browser is told about a state: the input, its recorded numbers, the cards. Pure."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from lstm_core.numbers.activations import SATURATED_SLOPE
from lstm_core.unit.curves import faded_beyond
from lstm_core.unit.step import step
from pages.activations.lesson import cards
from pages.activations.live.sweeps import TANGENT_SHARE, values_at
from pages.activations.state import CURVES, REACHES, ActivationsState
from pages.ui.library.examples import shipped_examples
from pages.ui.text.texts import text

HEIGHTS = {"sigmoid": (-0.12, 1.12), "tanh": (-1.24, 1.24)}
MARKED = {"sigmoid": "fio", "tanh": "g"}
LEVELS = {"sigmoid": (0.0, 0.5, 1.0), "tanh": (-1.0, 0.0, 1.0)}


def activations_payload(state: ActivationsState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    sigmoid, tanh = faded_beyond(SATURATED_SLOPE)
    return {
        "values": {key: _sendable(value) for key, value in numbers_of(state).items()},
        "span": state.span,
        "half_tangent": TANGENT_SHARE * state.span,
        "curve": state.curve,
        "curves": [{"key": key, "title": text(f"activations.curves.{key}")} for key in CURVES],
        "reach": state.reach,
        "reaches": list(REACHES),
        "flat": SATURATED_SLOPE,
        "faded": {"sigmoid": sigmoid, "tanh": tanh},
        "heights": HEIGHTS,
        "levels": LEVELS,
        "cards": cards(state.vocabulary),
        "marks": marks(),
        "predict": state.predict,
        "vocabulary": state.vocabulary,
    }


def numbers_of(state: ActivationsState) -> dict[str, float]:
    """Everything recorded about the input on screen."""
    values = values_at(np.array([state.z]), state.span)
    return {key: float(value[0]) for key, value in values.items()}


@cache
def marks() -> dict[str, Any]:
    """Where the gates of the first worked example are on the sigmoid, and its candidate on tanh."""
    example = next(iter(shipped_examples().values()))
    trace = step(example.parameters, example.x, example.h_prev, example.c_prev)
    places = {
        curve: [
            {"key": key, "z": float(getattr(trace, f"z_{key}")), "a": float(getattr(trace, key))}
            for key in keys
        ]
        for curve, keys in MARKED.items()
    }
    return {"title": example.title, **places}


def _sendable(value: float) -> float | str:
    """JSON has no word for what is infinite or not a number."""
    if math.isnan(value):
        return "NaN"
    return value if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")
