"""The settings above a page, declared: what each box is called, what it offers, and what choosing means. Pure.

How boxes are drawn is said once, in :mod:`pages.ui.widgets.row`; which of them look different for another state, and so
when Streamlit has to draw the row again, follows from the declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from lstm_core.words.vocabulary import VOCABULARIES, VOCABULARY_TITLES
from pages.ui.params.codecs import short
from pages.ui.params.frozen import Frozen
from pages.ui.params.typed_numbers import number_from_text, whole_from_text

S = TypeVar("S", bound=Frozen)

Width = int | str


@dataclass(frozen=True)
class Box(Generic[S]):
    """One thing to set.

    Attributes:
        name: of the box, and of the state's attribute that it shows unless ``value`` says otherwise.
        label: what stands above it.
        width: in pixels, or ``"stretch"``.
        value: what it shows of a state.
        choose: the state after a choice; its ValueError, one sentence, is the refusal.
        told: what the question mark beside the label says, or nothing.
        says: what stands below it, or nothing.
        here: whether it is there at all.
        still: whether it can be seen but not used.
    """

    name: str
    label: str
    width: Width
    _: KW_ONLY
    value: Callable[[S], Any] | None = None
    choose: Callable[[S, Any], S] | None = None
    told: Callable[[S], str] = lambda _: ""
    says: Callable[[S], str] = lambda _: ""
    here: Callable[[S], bool] = lambda _: True
    still: Callable[[S], bool] = lambda _: False

    def shown(self, state: S) -> Any:
        """What the box shows."""
        return attrgetter(self.name)(state) if self.value is None else self.value(state)

    def chosen(self, state: S, value: Any) -> S:
        """The state after this choice. Raises ValueError, in one sentence, where it cannot be."""
        if self.choose is not None:
            return self.choose(state, value)
        return replace(state, **{self.name: value})

    def look(self, state: S) -> tuple[Any, ...]:
        """All that can be seen of it: equal for two states that need no new drawing."""
        return self.here(state), self.shown(state), self.still(state), self.told(state), self.says(state)


@dataclass(frozen=True)
class Select(Box[S]):
    """One of a few ``options``, each with a title."""

    _: KW_ONLY
    options: Callable[[S], Sequence[Any]]
    title: Callable[[Any, S], str]

    def look(self, state: S) -> tuple[Any, ...]:
        """The options and the title on screen belong to it."""
        title = self.title(self.shown(state), state)
        return *super().look(state), title, tuple(self.options(state))


@dataclass(frozen=True)
class Number(Box[S]):
    """A number between two bounds, typed as people write it."""

    _: KW_ONLY
    low: float
    high: float | Callable[[S], float]
    whole: bool = True

    def typed(self, state: S) -> str:
        """What stands in its field."""
        return short(self.shown(state))

    def taken(self, state: S, typed: str) -> S:
        """The state after this was typed. Raises ValueError, in one sentence, where it cannot be."""
        low, high = self.low, self.top(state)
        if self.whole:
            return self.chosen(state, whole_from_text(typed, int(low), int(high)))
        return self.chosen(state, number_from_text(typed, low, high))

    def top(self, state: S) -> float:
        """The upper bound."""
        return self.high(state) if callable(self.high) else self.high

    def look(self, state: S) -> tuple[Any, ...]:
        """The upper bound belongs to it."""
        return *super().look(state), self.top(state)


@dataclass(frozen=True)
class Typed(Box[S]):
    """A text of at most ``most`` characters."""

    _: KW_ONLY
    most: int = 20
    instead: str = ""
    """What stands there while nothing does."""


@dataclass(frozen=True)
class Group(Generic[S]):
    """Boxes behind a button, in columns, with a ``note`` below."""

    label: str
    columns: tuple[tuple[Box[S], ...], ...]
    note: str = ""


Row = tuple[Box[S] | Group[S], ...]


def boxes_in(rows: Iterable[Row[S]]) -> Iterable[Box[S]]:
    """Every box, those of groups among them."""
    for row in rows:
        for item in row:
            if isinstance(item, Box):
                yield item
            else:
                yield from (box for column in item.columns for box in column)


def words_box(choose: Callable[[S, str], S] | None = None) -> Select[S]:
    """Which of the four vocabularies; every page has it."""
    return Select(
        "vocabulary", "Words", 150, options=lambda _: VOCABULARIES,
        title=lambda name, _: VOCABULARY_TITLES[name], choose=choose,
    )  # fmt: skip
