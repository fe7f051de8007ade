"""Exercises with friendly numbers, and their marking: the engine's own equations, right and with one mistake."""

from lstm_core.exercises.catalogue import KINDS
from lstm_core.exercises.drawing import MAX_SEED, exercise
from lstm_core.exercises.exercise import LEVELS, Exercise, exercise_of
from lstm_core.exercises.level import Asked
from lstm_core.exercises.marking import VERDICTS, Mark, mark
from lstm_core.exercises.mistaken import likely_mistakes
from lstm_core.exercises.naming import slug

__all__ = [
    "KINDS",
    "LEVELS",
    "MAX_SEED",
    "VERDICTS",
    "Asked",
    "Exercise",
    "Mark",
    "exercise",
    "exercise_of",
    "likely_mistakes",
    "mark",
    "slug",
]
