"""What comes out when one mistake is made: the equations run with one change, everything else right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Formula, Tokens, formula, names_in
from lstm_core.cells.evaluate import NUMBERS, Rounding
from lstm_core.exercises.exercise import Exercise
from lstm_core.exercises.level import Level, Mistake, Numbers
from lstm_core.exercises.usual_mistakes import SIGN
from lstm_core.words.tokens import SIGMOID

POINT, PERCENT = "decimal point slipped", "percent for share"
SLIPS = (
    (SIGN, -1.0),
    (PERCENT, 100.0),
    *((POINT, factor) for factor in (10.0, 0.1, 100.0, 0.01)),
)
"""The mistakes that can be made with any right result, a percentage for a share only, and what they multiply it by."""


@lru_cache(maxsize=4096)
def compiled(tokens: Tokens) -> Formula:
    """The equation, ready to be worked out."""
    return formula(tokens)


def afresh(cell: Cell, key: str, values: Numbers) -> float:
    """A result as its own equation gives it from ``values``, unrounded."""
    return float(compiled(cell.equations[key])(values, NUMBERS))


def mistakes_in(level: Level, key: str, settled: frozenset[str]) -> tuple[Made, ...]:
    """Return the mistakes that reach the result ``key``, whatever they do to ``settled`` results, which stay as they are."""
    return _mistakes_in(level, key, settled - {key})


@dataclass(frozen=True)
class Made:
    """A mistake on its way to one result: the equations that are then worked out, the last one's being that result.

    ``shows_before``: it would have changed a settled result before, so with that one right it was not made.
    """

    mistake: Mistake
    way: tuple[tuple[str, Formula], ...]
    shows_before: bool = False

    def value(self, values: Numbers, rounded: Rounding | None = None) -> float | None:
        """What comes out, from the ``values`` of the same arithmetic without the mistake; None where nothing does.

        Results between are ``rounded``; the last is not.
        """
        if not self.mistake.when(values):
            return None
        changed, value = dict(values), 0.0
        try:
            for key, equation in self.way:
                value = equation(changed, NUMBERS)
                changed[key] = rounded(value) if rounded else value
        except (ArithmeticError, ValueError):
            return None
        return float(value)


@lru_cache(maxsize=4096)
def _mistakes_in(level: Level, key: str, settled: frozenset[str]) -> tuple[Made, ...]:
    ways = ((mistake, _way(level.cell, mistake, key, settled)) for mistake in level.mistakes)
    return tuple(
        Made(
            mistake,
            tuple((result, compiled(_tokens(level, mistake, result))) for result in way),
            key not in mistake.equations
            and not settled.isdisjoint(_way(level.cell, mistake, key, frozenset())),
        )
        for mistake, way in ways
        if way
    )


def _tokens(level: Level, mistake: Mistake, result: str) -> Tokens:
    return mistake.equations.get(result) or level.cell.equations[result]


def _way(cell: Cell, mistake: Mistake, key: str, settled: frozenset[str]) -> list[str]:
    """The results that a mistake changes up to ``key``, in order; none if it never gets there."""
    reached: list[str] = []
    for result, tokens in cell.equations.items():
        is_changed = result in mistake.equations or set(reached) & set(names_in(tokens))
        if is_changed and result not in settled:
            reached.append(result)
        if result == key:
            return reached if reached[-1:] == [key] else []
    return []


def slips(value: float, is_share: bool) -> Iterator[tuple[str, float]]:
    """The mistakes that can be made with any right result, and what is then typed."""
    return ((name, value * factor) for name, factor in SLIPS if value and (is_share or name != PERCENT))


def is_share(level: Level, key: str) -> bool:
    """Whether a result is a share, which may be typed as a percentage."""
    return level.symbols[key].kind == "share" or level.cell.equations[key][0] == SIGMOID


def likely_mistakes(exercise: Exercise, key: str) -> tuple[tuple[str, float], ...]:
    """Return each likely mistake in the result ``key`` by its name, and the exact number it gives.

    All results that are asked for before it count as right. A name may come twice, with different numbers; two names may
    give the same number. Raises KeyError for another key.

    >>> from lstm_core.exercises import exercise_of, likely_mistakes
    >>> found = likely_mistakes(exercise_of("forget-step", {"c_prev": 2, "f": 0.9}), "kept")
    >>> round(dict(found)["1 − f for f"], 3)
    0.2
    """
    return tuple(mistakes_one_by_one(exercise, key))


def mistakes_one_by_one(exercise: Exercise, key: str) -> Iterator[tuple[str, float]]:
    """The same, each worked out only when it is asked for."""
    level, values = exercise.rules, exercise.exact
    yield from slips(values[key], is_share(level, key))
    settled = frozenset(asked.key for asked in exercise.asked if not asked.options)
    for made in mistakes_in(level, key, settled):
        if not made.shows_before and (value := made.value(values)) is not None:
            yield made.mistake.name, value
