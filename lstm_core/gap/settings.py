"""What the gap experiment runs: the values that all runs share, and those in which they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from lstm_core.files.documents import number
from lstm_core.gap.network import MAX_UNITS, NETWORKS
from lstm_core.gap.task import MAX_GAP, MAX_SEQUENCES
from lstm_core.gap.training import MAX_UPDATES
from lstm_core.numbers.validation import one_of, refusal, whole_number

_WHOLE = (
    ("units", 1, MAX_UNITS),
    ("updates", 1, MAX_UPDATES),
    ("batch", 1, MAX_SEQUENCES),
    ("every", 1, MAX_UPDATES),
    ("checks", 1, MAX_SEQUENCES),
    ("tests", 1, MAX_SEQUENCES),
)


def positive(name: str, value: object) -> float:
    """Return a finite number above 0. Raises ValueError otherwise."""
    found = number(name, value)
    if found <= 0.0:
        raise refusal(name, value, "a number greater than 0")
    return found


ROWS: Mapping[str, Callable[[str, object], object]] = {
    "kinds": lambda name, item: one_of(name, item, NETWORKS),
    "gaps": lambda name, item: whole_number(name, item, 0, MAX_GAP),
    "learning_rates": positive,
    "seeds": lambda name, item: whole_number(name, item, 0, 2**32 - 1),
}
"""The settings that hold several values, and what each value must be."""


class Combination(NamedTuple):
    """One run of the experiment."""

    kind: str
    gap: int
    learning_rate: float
    seed: int


@dataclass(frozen=True)
class GapSettings:
    """What all runs share, and what they differ in: every kind, gap, learning rate and seed is combined.

    ``every``: updates between two points of a run's curve; ``checks`` and ``tests``: sequences that
    choose the learning rate and that give the accuracy. Raises ValueError for values out of range.
    """

    kinds: tuple[str, ...] = tuple(NETWORKS)
    gaps: tuple[int, ...] = (2, 5, 10, 20, 40, 80, 160)
    learning_rates: tuple[float, ...] = (0.003, 0.01)
    seeds: tuple[int, ...] = (0, 1, 2, 3, 4)
    units: int = 8
    updates: int = 2000
    batch: int = 32
    clip: float = 1.0
    every: int = 200
    checks: int = 400
    tests: int = 1000

    def __post_init__(self) -> None:
        for name, low, high in _WHOLE:
            whole_number(name, getattr(self, name), low, high)
        positive("clip", self.clip)
        for name, check in ROWS.items():
            row = getattr(self, name)
            for item in row:
                check(f"an entry of {name}", item)
            if not row or len(set(row)) < len(row):
                raise refusal(name, row, "at least one entry, and every entry once")

    def combinations(self) -> list[Combination]:
        """Return what the runs differ in, one entry per run, in the order of the file."""
        return [Combination(*key) for key in product(self.kinds, self.gaps, self.learning_rates, self.seeds)]
