"""Everything a person can set on the page, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.files.sequence_examples import MAX_DAYS, SequenceExample
from lstm_core.unit.sweep_sequence import HELD
from lstm_core.words.variants import USUAL, CellVariant
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.links import OWN
from pages.ui.params.unit_settings import parameters_of
from pages.ui.text.segments import in_words
from pages.ui.text.texts import text
from pages.ui.visits.settings import Settings, view

NOTHING = ""


@dataclass(frozen=True)
class SequenceState(Settings):
    """What is set on the page.

    ``example`` is a shipped series' id or "own"; ``days`` are its inputs, perhaps changed, and
    ``target`` what the last short-term memory should be. ``other`` is the series beside it: a shipped
    id, "own" for ``other_days``, or nothing. ``hold`` maps gates to the share they are held at;
    ``variant`` says which curves the cell has. ``day``, from 0, and ``explore`` say where one is
    looking, and ``predict`` whether results stay hidden until they are worked out; undo leaves these alone.
    """

    example: str
    days: tuple[float, ...]
    weights: Mapping[str, float]
    h0: float = 0.0
    c0: float = 0.0
    target: float | None = None
    other: str = NOTHING
    other_days: tuple[float, ...] = ()
    hold: Mapping[str, float] = field(default_factory=dict)
    variant: CellVariant = USUAL
    vocabulary: str = "plain"
    day: int = view(0)
    explore: str = view("")
    predict: bool = view(False)

    @property
    def parameters(self) -> LSTMParameters:
        """The twelve weights and biases as the engine takes them."""
        return parameters_of(self.weights)

    @property
    def is_touched(self) -> bool:
        """Whether a gate is held or a curve is not the usual one."""
        return bool(self.hold) or not self.variant.is_usual

    @property
    def days_beside(self) -> tuple[float, ...]:
        """The inputs of the series beside this one, none without one."""
        if self.other == OWN:
            return self.other_days
        return shipped_sequences()[self.other].days if self.other else ()

    @property
    def target_beside(self) -> float | None:
        """The target of a shipped series beside this one."""
        return shipped_sequences()[self.other].target if self.other in shipped_sequences() else None

    def with_own_days(self, days: tuple[float, ...]) -> SequenceState:
        """Inputs of one's own: they have no target yet, and beside them stays only what is as long."""
        return replace(
            self,
            example=OWN,
            days=days,
            day=min(self.day, len(days) - 1),
            target=self.target if self.example == OWN else None,
            other=self.other if self.other == OWN or len(self.days_beside) == len(days) else NOTHING,
        )

    def with_number(self, handle: str, value: float, day: int) -> SequenceState:
        """One number of the diagram changed: a weight, a day's input, or a start memory on the first day.

        Raises ValueError for a memory of a later day, which follows from the days before it.
        """
        if handle == "x":
            return replace(self, days=(*self.days[:day], value, *self.days[day + 1 :]))
        if handle in ("h_prev", "c_prev"):
            if day:
                raise ValueError(text("sequence.refused.memory"))
            return replace(self, h0=value) if handle == "h_prev" else replace(self, c0=value)
        return replace(self, weights={**self.weights, handle: value})

    def with_settings_of(self, other: SequenceState) -> SequenceState:
        """What is set in ``other``, seen from where one is looking now, or from its last day."""
        return replace(super().with_settings_of(other), day=min(self.day, len(other.days) - 1))


def start_of(state: SequenceState) -> SequenceState:
    """``state`` with its example's own numbers and nothing held; an own series goes to the first example."""
    examples = shipped_sequences()
    example = examples.get(state.example, next(iter(examples.values())))
    return replace(
        of_example(example), other=state.other, other_days=state.other_days, vocabulary=state.vocabulary,
        day=min(state.day, len(example.days) - 1), explore=state.explore, predict=state.predict,
    )  # fmt: skip


def of_example(example: SequenceExample) -> SequenceState:
    """The state that shows a worked series."""
    return SequenceState(
        example=example.id,
        days=example.days,
        weights=dict(example.parameters.settable),
        h0=example.h0,
        c0=example.c0,
        target=example.target,
        other=example.beside,
    )


def default_state() -> SequenceState:
    """The first worked series."""
    return of_example(next(iter(shipped_sequences().values())))


def own_start() -> SequenceState:
    """What a series of one's own starts from: the first one's weights, nothing beside, no target."""
    return replace(default_state(), example=OWN, target=None, other=NOTHING)


def title_of(state: SequenceState) -> str:
    """What the series on screen is called."""
    examples = shipped_sequences()
    return examples[state.example].title if state.example in examples else text("sequence.example.own")


def title_beside(state: SequenceState) -> str:
    """What the series beside it is called."""
    examples = shipped_sequences()
    return examples[state.other].title if state.other in examples else text("sequence.example.own_beside")


def point_of(state: SequenceState) -> str:
    """What the series on screen shows, in the words on screen; nothing where its numbers are no longer its own."""
    return in_words(shipped_sequences()[state.example].point, state.vocabulary) if is_example(state) else ""


def is_example(state: SequenceState) -> bool:
    """Whether every number is the example's own, so that what is said of it holds."""
    shipped = shipped_sequences().get(state.example)
    if shipped is None or state.is_touched:
        return False
    own = of_example(shipped)
    return all(
        getattr(state, name) == getattr(own, name) for name in ("days", "h0", "c0", "target", "weights")
    )


__all__ = ["HELD", "MAX_DAYS", "NOTHING", "OWN", "SequenceState"]
