"""One exercise: a kind, a level and numbers; what is asked follows, and what comes out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from lstm_core.cells.cell import Cell
from lstm_core.cells.evaluate import NUMBERS, Rounding, evaluate, exact, refuse_too_large
from lstm_core.exercises.catalogue import KINDS
from lstm_core.exercises.level import Asked, Level, Numbers
from lstm_core.numbers.rounding import rounding
from lstm_core.numbers.validation import finite_number, one_of, whole_number
from lstm_core.words.symbols import Symbol

LEVELS = (1, 2, 3)
ON_PAPER = (2, 3, 4, 5, 6)
_ROUGH_SHARES = ((3, 2), (4, 2), (4, 3))
"""Decimals of paper arithmetic, and of the gates' shares where they are rounded more roughly."""


@dataclass(frozen=True, eq=False)
class Exercise:
    """Given numbers and what is asked of them. ``seed`` is None for numbers of one's own.

    >>> from lstm_core.exercises import exercise
    >>> drawn = exercise("forget-step", seed=7, level=1)
    >>> [asked.key for asked in drawn.asked], sorted(drawn.given)
    (['kept'], ['c_prev', 'f'])
    """

    kind: str
    level: int
    seed: int | None
    given: Numbers

    @property
    def rules(self) -> Level:
        """The level's equations, mistakes and what is asked."""
        return KINDS[self.kind].levels[self.level - 1]

    @property
    def cell(self) -> Cell:
        """The equations."""
        return self.rules.cell

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What is asked, in the order in which a person works it out."""
        return self.rules.asked

    @property
    def symbols(self) -> Mapping[str, Symbol]:
        """Names, notation and formulas of all that is given or worked out."""
        return self.rules.symbols

    @cached_property
    def solution(self) -> Numbers:
        """Every result, exact, in the order in which they are worked out."""
        return MappingProxyType({key: self.exact[key] for key in self.cell.recorded})

    @cached_property
    def exact(self) -> Numbers:
        """All numbers, given and exact results."""
        return worked_out(self.cell, self.given, exact)

    @cached_property
    def on_paper(self) -> tuple[Numbers, ...]:
        """All numbers as each way of rounding on paper gives them."""
        same = [self.rounded(places) for places in ON_PAPER]
        has_shares = any(step.is_share for step in self.cell.steps)
        rough = [self.rounded(places, shares) for places, shares in _ROUGH_SHARES if has_shares]
        return (*same, *rough)

    def rounded(self, places: int, shares: int | None = None) -> Numbers:
        """All numbers with every result rounded to ``places`` and shares perhaps to others; the exact ones where that
        leaves nothing to go on with, the logarithm of 0, say."""
        try:
            return worked_out(
                self.cell, self.given, rounding(places), None if shares is None else rounding(shares)
            )
        except ValueError:
            return self.exact


def worked_out(cell: Cell, known: Numbers, rounded: Rounding, share: Rounding | None = None) -> Numbers:
    """Return all numbers that come of ``known``, itself among them; a result in it is taken as it is.

    Raises ValueError where a result cannot be worked out or is too large for a float.
    """
    try:
        found = {**known, **evaluate(cell, known, rounded, share, NUMBERS)}
    except (ArithmeticError, ValueError):
        raise ValueError(f"{cell.name} cannot be worked out from these numbers; expected others") from None
    if not all(map(math.isfinite, found.values())):
        refuse_too_large(found, cell.recorded)
    return found


def exercise_of(kind: str, given: Mapping[str, object], level: int = 1) -> Exercise:
    """Return the exercise of ``kind`` with numbers of one's own, by the registry's keys.

    Raises ValueError, in one sentence, for an unknown kind or level, for numbers that are missing, not finite or
    not part of it, and where nothing can be worked out from them.

    >>> from lstm_core.exercises import exercise_of
    >>> round(exercise_of("forget-step", {"c_prev": 2, "f": 0.997}).solution["kept"], 3)
    1.994
    """
    rules = level_of(kind, level)
    names = rules.cell.settings
    unknown, missing = set(given) - set(names), [name for name in names if name not in given]
    if unknown or missing:
        problem = f"has no {sorted(map(str, unknown))[0]}" if unknown else f"needs {missing[0]}"
        raise ValueError(f"{kind} at level {level} {problem}; expected {', '.join(names)}")
    numbers = {name: finite_number(name, given[name]) for name in names}
    found = Exercise(kind, level, None, MappingProxyType(numbers))
    _ = found.solution
    return found


def level_of(kind: str, level: int) -> Level:
    """Return the level's rules. Raises ValueError, in one sentence, for an unknown kind or level."""
    return KINDS[one_of("kind", kind, KINDS)].levels[whole_number("level", level, 1, len(LEVELS)) - 1]
