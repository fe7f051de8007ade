"""A day as an exercise: the unit's own equations with that day's numbers. Pure."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.exercises import Exercise, exercise_of
from lstm_core.words.symbols import SETTINGS
from pages.sequence.live.payload import day_values
from pages.sequence.runs import runs_of
from pages.sequence.state import SequenceState
from pages.ui.params.codecs import integer
from pages.ui.text.texts import text


def day_exercise(state: SequenceState, day: str) -> Exercise:
    """The day, counted from 0. Raises ValueError, in one sentence, where a gate is held and for another day."""
    if state.is_touched:
        raise ValueError(text("sequence.refused.held"))
    place = integer(0, len(state.days) - 1).ask({"day": day}, "day")
    values = day_values(replace(state, day=place), runs_of(state))
    return exercise_of("whole-unit", {name: values[name] for name in SETTINGS})
