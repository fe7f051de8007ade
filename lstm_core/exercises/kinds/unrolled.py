"""A cell's equations on each of several days, and the mistakes people make with them on all days or between two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Tokens
from lstm_core.exercises.level import Mistake
from lstm_core.exercises.usual_mistakes import usual_mistakes
from lstm_core.words.exercise_symbols import on_day, renamed_in
from lstm_core.words.symbols import Symbol
from lstm_core.words.tokens import OPERATORS

NOT_HANDED_ON, DAY_1_AGAIN = "memory not handed on", "numbers of day 1 again"


@dataclass(frozen=True, eq=False)
class Unrolled:
    """``cell`` on ``days``, what it carries handed on; every result and what is shown anew has the day behind its key.

    ``carried`` says which result comes back as what on the next day, ``anew`` what each day brings.
    """

    cell: Cell
    symbols: Mapping[str, Symbol]
    carried: Mapping[str, str]
    anew: tuple[str, ...]
    days: int = 2

    def key(self, token: str, day: int) -> str:
        """What a token of the cell's equations is on a day."""
        if token in self.carried:
            return token if day == 1 else f"{self.carried[token]}_{day - 1}"
        if token in OPERATORS or not (token in self.cell.equations or token in self.anew):
            return token
        return f"{token}_{day}"

    def on(self, day: int) -> Callable[[str], str]:
        """How the cell's keys are renamed on a day."""
        return lambda token: self.key(token, day)

    @cached_property
    def unrolled(self) -> Cell:
        """The equations of all days, in order."""
        return Cell(
            f"{self.cell.name} on {self.days} days",
            {
                self.key(result, day): renamed_in(tokens, self.on(day))
                for day in self._all()
                for result, tokens in self.cell.equations.items()
            },
            {},
            (),
        )

    @cached_property
    def all_symbols(self) -> Mapping[str, Symbol]:
        """Those of the cell and those with a day behind them."""
        dated = [key for key in self.symbols if key in self.cell.equations or key in self.anew]
        days = {
            self.key(key, day): on_day(self.symbols[key], day, self.on(day))
            for day in self._all()
            for key in dated
        }
        return {**self.symbols, **days}

    def mistakes(self, every_day: bool) -> tuple[Mistake, ...]:
        """A usual mistake is made on one day, or on ``every_day``; between two days, memories stay behind or are not renewed."""
        days = [tuple(self._all())] if every_day else [(day,) for day in self._all()]
        usual = [self._made_on(mistake, on) for on in days for mistake in usual_mistakes(self.cell)]
        stay = [(memory,) for memory in self.carried] + [tuple(self.carried)] * (len(self.carried) > 1)
        left = [self._day_two(NOT_HANDED_ON, {self.key(m, 2): m for m in memories}) for memories in stay]
        again = self._day_two(DAY_1_AGAIN, {self.key(name, 2): self.key(name, 1) for name in self.anew})
        return (*usual, *left, again)

    def _made_on(self, mistake: Mistake, days: tuple[int, ...]) -> Mistake:
        changed = {
            self.key(result, day): renamed_in(tokens, self.on(day))
            for day in days
            for result, tokens in mistake.equations.items()
        }
        return Mistake(mistake.name, changed, mistake.when)

    def _day_two(self, name: str, instead: Mapping[str, str]) -> Mistake:
        """The mistake of using other numbers on day 2 than one should."""
        changed: dict[str, Tokens] = {
            key: tuple(instead.get(token, token) for token in tokens)
            for key, tokens in self.unrolled.equations.items()
            if key.endswith("_2") and not instead.keys().isdisjoint(tokens)
        }
        return Mistake(name, changed)

    def _all(self) -> range:
        return range(1, self.days + 1)
