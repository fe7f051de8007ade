"""The product one builds as an exercise: its first running products, and all factors multiplied. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Tokens
from lstm_core.exercises import Asked, Exercise
from lstm_core.exercises.level import Level, Mistake
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import CLOSE, OPEN, PLUS, TIMES
from pages.gradients.chain.product import Chain
from pages.gradients.chain.sweeps import WRITTEN
from pages.gradients.state import GradientState

WHOLE = "product"
DIGITS = 2
_ANY_PRODUCT = SYMBOLS["p_fh"]


@dataclass(frozen=True, eq=False)
class ProductExercise(Exercise):
    """An exercise with rules of its own: no kind has any number of factors."""

    level_of_its_own: Level

    @property
    def rules(self) -> Level:
        """The level's equations, mistakes and what is asked."""
        return self.level_of_its_own


def product_exercise(state: GradientState, _: str = "") -> Exercise:
    """The product of the factors on screen."""
    return exercise_in(state.chain)


@lru_cache(maxsize=64)
def exercise_in(chain: Chain) -> Exercise:
    """The running products that are written out, and the product where there are more factors.

    Each is asked for with two digits after its zeros; rounding on the way would leave nothing of a small one.
    """
    taken = [f"d{place % len(chain.factors)}" for place in range(chain.length)]
    equations: dict[str, Tokens] = {
        f"r{place}": (f"r{place - 1}" if place > 1 else taken[0], TIMES, taken[place])
        for place in range(1, min(WRITTEN, chain.length))
    }
    if chain.length > WRITTEN:
        equations[WHOLE] = joined(TIMES, taken)
    cell = Cell("a product", equations, {}, ())
    exponents = chain.product.log10
    asked = tuple(
        Asked(key, _decimals(float(exponents[-1 if key == WHOLE else int(key[1:])])), exactly=True)
        for key in equations
    )
    mistakes = tuple(_mistakes(taken, equations))
    level = Level(cell, dict.fromkeys(equations, _ANY_PRODUCT), asked, {}, mistakes)
    given = {f"d{place}": factor for place, factor in enumerate(chain.factors)}
    used = {name: given[name] for name in cell.settings}
    return ProductExercise(WHOLE, 1, None, MappingProxyType(used), level)


def joined(sign: str, terms: Sequence[str]) -> Tokens:
    """The terms in brackets by halves: hundreds of them in a row would nest too deeply."""
    if len(terms) == 1:
        return (terms[0],)
    half = len(terms) // 2
    return (OPEN, *joined(sign, terms[:half]), CLOSE, sign, OPEN, *joined(sign, terms[half:]), CLOSE)


def _decimals(exponent: float) -> int:
    return max(0, DIGITS - 1 - math.floor(exponent)) if math.isfinite(exponent) else DIGITS


def _mistakes(taken: Sequence[str], equations: Mapping[str, Tokens]) -> Iterator[Mistake]:
    for key in equations:
        factors = taken if key == WHOLE else taken[: int(key[1:]) + 1]
        yield Mistake("added, not multiplied", {key: joined(PLUS, factors)})
        yield Mistake("earlier steps left out", {key: (factors[-1],)})
        yield Mistake("one step too few", {key: joined(TIMES, factors[:-1])})
        yield Mistake("one step too many", {key: joined(TIMES, [*factors, taken[len(factors) % len(taken)]])})
