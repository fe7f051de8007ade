"""Whether an exercise's numbers tell its answers apart: from one another, and from what likely mistakes give."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from lstm_core.exercises.exercise import Exercise
from lstm_core.exercises.level import Asked
from lstm_core.exercises.mistaken import afresh, mistakes_one_by_one

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
    # Most numbers fail here, and at an answer late in the calculation; paper arithmetic takes longest, so it comes last.
    wrong: dict[Asked, list[float]] = {}
    for asked in reversed(numbers):
        right, unit, values = exact[asked.key], _unit(asked), []
        for _, value in mistakes_one_by_one(exercise, asked.key):
            if abs(value - right) < unit:
                return False
            values.append(value)
        wrong[asked] = values
    return not any(
        _meet(values, right_answers(exercise, asked), _unit(asked)) for asked, values in wrong.items()
    )


def right_answers(exercise: Exercise, asked: Asked) -> tuple[float, ...]:
    """What counts as right: the exact result, and what the rounded results before it give on paper."""
    key, exact = asked.key, exercise.exact[asked.key]
    if asked.exactly:
        return (exact,)
    return (exact, *(afresh(exercise.cell, key, values) for values in exercise.on_paper))


def _meet(wrong: Iterable[float], right: tuple[float, ...], unit: float) -> bool:
    """Whether a wrong answer comes closer than ``unit`` to one that counts as right."""
    low, high = min(right) - unit, max(right) + unit
    return any(abs(value - each) < unit for value in wrong if low < value < high for each in right)


def _unit(*asked: Asked) -> float:
    return _APART * 10.0 ** -min(each.decimals for each in asked)
