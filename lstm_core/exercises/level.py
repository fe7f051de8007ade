"""What an exercise is made of: equations, numbers to draw, what is asked, and the mistakes it knows."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Tokens
from lstm_core.words.symbols import Symbol

Numbers = Mapping[str, float]


@dataclass(frozen=True)
class Range:
    """Numbers with a few decimals from ``low`` to ``high``, each as likely as any other; 0 only if asked for."""

    low: float
    high: float
    decimals: int = 1
    zero: bool = False

    def draw(self, chance: random.Random) -> float:
        """One of them."""
        scale = 10.0**self.decimals
        count = round((self.high - self.low) * scale) + 1
        while True:
            # Of all that Python's generator offers, only this is promised to stay the same.
            drawn = round(self.low * scale) + int(chance.random() * count)
            if drawn or self.zero:
                return drawn / scale


@dataclass(frozen=True)
class Asked:
    """One answer: the quantity's key, the decimals wanted, and for a choice the ``options``.

    ``exactly``: what paper arithmetic gives on the way does not count as right.
    """

    key: str
    decimals: int = 0
    options: tuple[str, ...] = ()
    exactly: bool = False


@dataclass(frozen=True)
class Mistake:
    """A mistake people make: its name, and the equations that then stand in place of the right ones.

    ``when`` says for which given numbers it can be made at all.
    """

    name: str
    equations: Mapping[str, Tokens]
    when: Callable[[Numbers], bool] = lambda _: True


@dataclass(frozen=True)
class Choice:
    """How a choice is decided: the right option of the exercise's numbers, and what each wrong one mistakes."""

    right: Callable[[Numbers], str]
    mistakes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Level:
    """One difficulty of a kind.

    Attributes:
        cell: the equations; what they do not work out is given.
        symbols: every quantity of it, given and worked out.
        asked: in the order in which a person works it out.
        ranges: what each given number is drawn from.
        cases: other ranges for some of them, all cases as likely as one another.
        mistakes: those this level knows, beside those of any answer (a sign, a decimal point, a percent sign).
        accepts: which drawn numbers, with what comes out, make a good exercise.
        choices: how choices are decided.
    """

    cell: Cell
    symbols: Mapping[str, Symbol]
    asked: tuple[Asked, ...]
    ranges: Mapping[str, Range]
    mistakes: tuple[Mistake, ...] = ()
    accepts: Callable[[Numbers], bool] = lambda _: True
    choices: Mapping[str, Choice] = field(default_factory=dict)
    cases: tuple[Mapping[str, Range], ...] = ()

    def formula_of(self, key: str) -> Tokens:
        """The equation of a result as it is shown: products stand written out in their sum."""
        return self.symbols[key].formula or self.cell.equations[key]

    def asked_for(self, key: str) -> Asked:
        """What is asked for under ``key``; a result that is not asked for is judged at the decimals it is shown with."""
        found = next((asked for asked in self.asked if asked.key == key), None)
        return found or Asked(key, self.symbols[key].decimals)


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of exercise: its name in addresses, and its three levels from easy to hard."""

    name: str
    levels: tuple[Level, Level, Level]
