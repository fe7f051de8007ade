"""One input as an exercise: its place on a curve, and the slope there. Pure."""

from __future__ import annotations

from lstm_core.exercises import Exercise, exercise_of
from pages.activations.state import ActivationsState
from pages.ui.params.codecs import choice

SUMS = {"sigmoid": ("z_f", 1), "tanh": ("z_g", 2)}
"""What the exercise calls the input of each curve, and its level."""


def curve_exercise(state: ActivationsState, curve: str) -> Exercise:
    """The exercise about one curve. Raises ValueError, in one sentence, for another."""
    key, level = SUMS[choice(tuple(SUMS)).ask({"curve": curve}, "curve")]
    return exercise_of("slope", {key: state.z}, level)
