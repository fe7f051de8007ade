"""What a worksheet is made of, and the exercises of each variant: the same order, the same sheet. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_core.exercises import KINDS, MAX_SEED, Exercise, exercise

MAX_QUESTIONS, MAX_VARIANTS = 20, 40
USUAL_KINDS = ("weighted-sum", "share", "forget-step", "new-memory", "output")

_SEEDS = MAX_SEED + 1
# Without a common factor with a million, so that no two questions of a sheet are drawn from the same seed.
_FROM_SHEET_TO_SHEET, _FROM_QUESTION_TO_QUESTION = 618_033, 7_919


@dataclass(frozen=True)
class Order:
    """Which kinds at which level, how many questions, and the seed that everything is drawn from."""

    kinds: tuple[str, ...] = USUAL_KINDS
    level: int = 1
    questions: int = 5
    seed: int = 1

    def kind_of(self, question: int) -> str:
        """The kind of a question, counted from 0: in the order of teaching, each as often as the others."""
        return self.kinds[question * len(self.kinds) // self.questions]


def exercises(order: Order, variant: int) -> tuple[Exercise, ...]:
    """The questions of a variant, counted from 1. No two of them have the same numbers."""
    found: list[Exercise] = []
    for question in range(order.questions):
        place = (variant - 1) * order.questions + question
        start = order.seed * _FROM_SHEET_TO_SHEET + place * _FROM_QUESTION_TO_QUESTION
        found.append(_another(order.kind_of(question), order.level, start, found))
    return tuple(found)


def _another(kind: str, level: int, start: int, before: list[Exercise]) -> Exercise:
    known = [dict(one.given) for one in before if one.kind == kind]
    drawn = [exercise(kind, seed=start % _SEEDS, level=level)]
    while dict(drawn[-1].given) in known and len(drawn) < MAX_QUESTIONS:
        drawn.append(exercise(kind, seed=(start + len(drawn)) % _SEEDS, level=level))
    return drawn[-1]


def in_order(kinds: object) -> tuple[str, ...]:
    """The known kinds among those named, in the order of teaching. Raises ValueError for one that is not known."""
    named = set(kinds) if isinstance(kinds, list | tuple) else set()
    if not named or named - set(KINDS):
        raise ValueError(kinds)
    return tuple(kind for kind in KINDS if kind in named)
