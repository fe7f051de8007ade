"""One gate's map as recorded numbers: its direction, its level lines and what became of the claim. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import sigmoid, tanh
from lstm_core.unit.gate_map import (
    axis,
    differing_lets_less_through,
    keeps_a_common_sign,
    level_line,
    sum_giving,
)

FloatArray = npt.NDArray[np.float64]
Weights = tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike]

CANDIDATE = "candidate"
LEVELS = (0.1, 0.5, 0.9)
CANDIDATE_LEVELS = (-0.9, 0.0, 0.9)
AXIS_END = {True: 3.0, False: 6.0}
STOPS = 49
_ENDS = ("x1", "h1", "x2", "h2")


def levels_of(gate: str) -> tuple[float, ...]:
    """The shares that get a line on the map."""
    return CANDIDATE_LEVELS if gate == CANDIDATE else LEVELS


def map_values(gate: str, weights: Weights, reach: int) -> dict[str, FloatArray]:
    """Everything the map shows, for three weights that broadcast to (N,): each entry (N,).

    ``map.x1`` … ``map.h2``: where the sum is at the two ends of the colour scale; ``map.flat``: the
    value where both weights are 0. ``line0.x1`` …: the ends of the level lines. ``claim.…``: the
    claim's verdict and its telling pair; ``claim.plus`` and ``claim.minus``: the gate's value with
    both numbers at 1 and at −1.
    """
    is_candidate = gate == CANDIDATE
    curve, name = (tanh, "tanh") if is_candidate else (sigmoid, "sigmoid")
    h, x, bias = (np.atleast_1d(row) for row in np.broadcast_arrays(*weights))
    values = _ended("map", axis(h, x, bias, AXIS_END[is_candidate]))
    values["map.flat"] = curve(bias)
    for place, level in enumerate(levels_of(gate)):
        values |= _ended(f"line{place}", level_line(h, x, bias, sum_giving(level, name), reach))
    claim = keeps_a_common_sign if is_candidate else differing_lets_less_through
    values |= {f"claim.{key}": value for key, value in claim(h, x, bias).items()}
    return values | {"claim.plus": curve(h + x + bias), "claim.minus": curve(bias - h - x)}


def colour_stops(gate: str) -> list[list[float]]:
    """Places along the colour scale (0 to 1) and the recorded value there."""
    end = AXIS_END[gate == CANDIDATE]
    sums = np.linspace(-end, end, STOPS)
    found = tanh(sums) if gate == CANDIDATE else sigmoid(sums)
    return [
        [round(place / (STOPS - 1), 4), round(float(value), 5)] for place, value in enumerate(found.tolist())
    ]


def first_row(values: Mapping[str, FloatArray]) -> dict[str, Any]:
    """The only row of each entry, None where there is no such number."""
    return {key: None if np.isnan(value[0]) else float(value[0]) for key, value in values.items()}


def _ended(name: str, ends: tuple[FloatArray, ...]) -> dict[str, FloatArray]:
    return {f"{name}.{end}": value for end, value in zip(_ENDS, ends, strict=True)}
