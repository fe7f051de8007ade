"""What was set on a page, what was undone, and the present in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, Self, TypeVar

HISTORY_LIMIT = 200


class PageState(Protocol):
    """A page's frozen state: its settings, which undo takes back, and where one is looking, which it leaves."""

    @property
    def vocabulary(self) -> str:
        """The words on screen."""

    def same_settings(self, other: Self) -> bool:
        """True when nothing that undo takes back differs."""

    def with_settings_of(self, other: Self) -> Self:
        """The settings of ``other``, seen from where one is looking now."""


S = TypeVar("S", bound=PageState)


@dataclass(frozen=True)
class History(Generic[S]):
    """The present state between what was and what was undone."""

    present: S
    past: tuple[S, ...] = ()
    future: tuple[S, ...] = ()

    def change(self, state: S) -> History[S]:
        """Make ``state`` the present; settings that differ can be undone, a mere look elsewhere cannot."""
        if state.same_settings(self.present):
            return replace(self, present=state)
        return History(state, (*self.past, self.present)[-HISTORY_LIMIT:])

    def undo(self) -> History[S]:
        """Step back one change; the same history when there is none."""
        if not self.past:
            return self
        before = self.present.with_settings_of(self.past[-1])
        return History(before, self.past[:-1], (self.present, *self.future))

    def redo(self) -> History[S]:
        """Step forward again; the same history when nothing was undone."""
        if not self.future:
            return self
        after = self.present.with_settings_of(self.future[0])
        return History(after, (*self.past, self.present), self.future[1:])

    def offers(self, start: S) -> dict[str, bool]:
        """Which of undo, redo and reset to ``start`` would change something."""
        return {
            "undo": bool(self.past),
            "redo": bool(self.future),
            "reset": not self.present.same_settings(start),
        }

    def travelled(self, request: Mapping[str, Any], start_of: Callable[[S], S]) -> History[S] | None:
        """The history after undo, redo or reset, as a page's live part asks for them; None for any other request."""
        kind = request.get("kind")
        if kind == "undo":
            return self.undo()
        if kind == "redo":
            return self.redo()
        return self.change(start_of(self.present)) if kind == "reset" else None
