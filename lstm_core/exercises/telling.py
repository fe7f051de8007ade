"""Whether an exercise's numbers tell its answers apart: from one another, and from what likely mistakes give."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from lstm_core.exercises.exercise import Exercise
from lstm_core.exercises.level import Asked
from lstm_core.exercises.mistaken import afresh, likely_mistakes

LARGEST_SUM = 6.0
_APART = 1.2
"""In units of the last decimal asked for: with less, two numbers could be typed alike."""


def tells_apart(exercise: Exercise) -> bool:
    """Whether sums stay within ±6 and no two answers, and no answer and likely mistake, look alike.

    Looking alike is judged at the decimals asked for, for exact results and for all that paper arithmetic gives.
    """
    try:
        exact = exercise.exact
    except ValueError:
        return False
    symbols = exercise.symbols
    if any(abs(exact[key]) > LARGEST_SUM for key in exercise.cell.recorded if symbols[key].kind == "sum"):
        return False
    if not exercise.rules.accepts(exact):
        return False
    numbers = [asked for asked in exercise.asked if not asked.options]
    pairs = combinations(numbers, 2)
    if any(abs(exact[a.key] - exact[b.key]) < _unit(a, b) for a, b in pairs):
        return False
    # Paper arithmetic takes longest, so it comes last.
    wrong = {asked: [value for _, value in likely_mistakes(exercise, asked.key)] for asked in numbers}
    if any(_is_near(values, exact[asked.key], asked) for asked, values in wrong.items()):
        return False
    return not any(
        _is_near(values, right, asked)
        for asked, values in wrong.items()
        for right in right_answers(exercise, asked)
    )


def right_answers(exercise: Exercise, asked: Asked) -> tuple[float, ...]:
    """What counts as right: the exact result, and what the rounded results before it give on paper."""
    key, exact = asked.key, exercise.exact[asked.key]
    if asked.exactly:
        return (exact,)
    return (exact, *(afresh(exercise.cell, key, values) for values in exercise.on_paper))


def _is_near(values: Iterable[float], right: float, asked: Asked) -> bool:
    unit = _unit(asked)
    return any(abs(value - right) < unit for value in values)


def _unit(*asked: Asked) -> float:
    return _APART * 10.0 ** -min(each.decimals for each in asked)
