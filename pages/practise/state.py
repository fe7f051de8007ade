"""Everything a person can set on the page, as one frozen value: the exercise, what was typed, which help was taken. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from lstm_core.exercises import Exercise, Mark, exercise, exercise_of, mark
from lstm_core.exercises.reading import MAX_CHARS
from pages.practise.equations import all_lines
from pages.ui.visits.settings import Settings, view

MAX_TYPED = MAX_CHARS
"""Characters of one answer."""
SHOWN = 3
"""The hint that says the result."""
FIRST_KIND, FIRST_SEED = "weighted-sum", 743
"""A sum that adds up in the head."""
NOTHING: Mapping[str, str] = MappingProxyType({})

Numbers = tuple[tuple[str, float], ...]
Taken = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PractiseState(Settings):
    """What is set on the page.

    ``numbers`` are given numbers of one's own, by the registry's keys, instead of those that ``seed`` draws. ``answers``
    are texts as typed. ``taken`` counts the hints for an answer, of which the third says its result; ``walk`` is how
    far the worked solution is open. Both stay when an answer is undone: what was seen cannot be unseen.
    """

    kind: str = FIRST_KIND
    level: int = 1
    seed: int = FIRST_SEED
    numbers: Numbers = ()
    answers: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    vocabulary: str = "plain"
    taken: tuple[tuple[str, int], ...] = view(())
    walk: int = view(0)
    explore: str = view("")

    @property
    def exercise(self) -> Exercise:
        """The exercise on screen."""
        return _exercise(self.kind, self.level, self.seed, self.numbers)

    @property
    def hints(self) -> Mapping[str, int]:
        """How many hints were taken, by the answer's key."""
        return dict(self.taken)

    @property
    def marks(self) -> Mapping[str, Mark]:
        """A mark for each answer."""
        return _marks(self.exercise, tuple(self.answers.items()))

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys of what is asked, in order."""
        return tuple(asked.key for asked in self.exercise.asked)

    @property
    def is_done(self) -> bool:
        """Whether every answer is right."""
        return all(key in self.marks and self.marks[key].verdict == "right" for key in self.asked)

    @property
    def lines(self) -> tuple[str, ...]:
        """The keys of the worked solution's lines."""
        return all_lines(self.exercise.rules)

    def same_exercise(self, other: PractiseState) -> bool:
        """Whether both show the same numbers."""
        return self._exercise_is(other.kind, other.level, other.seed, other.numbers)

    def _exercise_is(self, *other: object) -> bool:
        return (self.kind, self.level, self.seed, self.numbers) == other

    def at(self, *, kind: str = "", level: int = 0, seed: int = -1) -> PractiseState:
        """Another exercise, with nothing answered yet; numbers of one's own stay where it takes them."""
        wanted, height = kind or self.kind, level or self.level
        numbers = self.numbers if seed < 0 and takes(wanted, height, self.numbers) else ()
        return replace(
            self, kind=wanted, level=height, seed=self.seed if seed < 0 else seed, numbers=numbers,
            answers=NOTHING, taken=(), walk=0,
        )  # fmt: skip


def takes(kind: str, level: int, numbers: Numbers) -> bool:
    """Whether these numbers are what an exercise of this kind starts from."""
    try:
        exercise_of(kind, dict(numbers), level)
    except ValueError:
        return False
    return True


def restored(state: PractiseState, other: PractiseState) -> PractiseState:
    """Back at ``other`` by undo; help that was taken with the same numbers counts on."""
    if not state.same_exercise(other):
        return replace(other, vocabulary=state.vocabulary)
    mine, others = state.hints, other.hints
    most = {
        key: max(mine.get(key, 0), others.get(key, 0)) for key in other.asked if key in {**mine, **others}
    }
    return replace(other, vocabulary=state.vocabulary, taken=tuple(most.items()), walk=state.walk)


def start_of(state: PractiseState) -> PractiseState:
    """The same numbers with nothing answered."""
    return state.at()


@lru_cache(maxsize=512)
def _exercise(kind: str, level: int, seed: int, numbers: Numbers) -> Exercise:
    return exercise_of(kind, dict(numbers), level) if numbers else exercise(kind, seed, level)


@lru_cache(maxsize=512)
def _marks(found: Exercise, answers: tuple[tuple[str, str], ...]) -> Mapping[str, Mark]:
    return MappingProxyType(mark(found, dict(answers)))
