"""What the browser is told about a state: the input, its recorded numbers, the cards. Pure."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lstm_core.numbers.activations import SATURATED_SLOPE
from lstm_core.unit.curves import faded_beyond
from pages.activations.lesson import cards
from pages.activations.live.sweeps import TANGENT_SHARE, values_at
from pages.activations.state import CURVES, REACHES, ActivationsState
from pages.ui.text.texts import text

HEIGHTS = {"sigmoid": (-0.12, 1.12), "tanh": (-1.24, 1.24)}
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
        "vocabulary": state.vocabulary,
    }


def numbers_of(state: ActivationsState) -> dict[str, float]:
    """Everything recorded about the input on screen."""
    values = values_at(np.array([state.z]), state.span)
    return {key: float(value[0]) for key, value in values.items()}


def _sendable(value: float) -> float | str:
    """JSON has no word for what is infinite or not a number."""
    if math.isnan(value):
        return "NaN"
    return value if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")
