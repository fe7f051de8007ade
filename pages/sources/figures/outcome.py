"""What a checked figure of the source documents is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pages.ui.text.texts import text

RIGHT, ROUNDED, MISPRINT, WRONG, CLAIM, ABSENT = VERDICTS = (
    "right", "rounded", "misprint", "wrong", "claim", "absent",
)  # fmt: skip
"""A misprint has figures gone astray in a calculation that was right; wrong is what no correct figure mends."""

Facts = Mapping[str, str]


def title_of(verdict: str) -> str:
    """What a verdict is called."""
    return text(f"sources.figures.verdicts.{verdict}.title")


@dataclass(frozen=True)
class Outcome:
    """A calculation made just now, as text, and what comes out of it."""

    calculation: str
    value: str


@dataclass(frozen=True)
class Link:
    """Where a figure can be tried: a page of the app and its address parameters."""

    page: str
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """One figure or claim of the documents; what it says stands among the texts, under its number.

    ``calculate`` works it out anew with the engine and gives the numbers, written, that its texts have places for;
    ``verdict`` is one of VERDICTS; ``link`` opens it where it can be tried.
    """

    number: int
    documents: str
    calculate: Callable[[], Facts]
    verdict: str
    link: Link

    @property
    def printed(self) -> str:
        """What the documents say."""
        return text(f"sources.figures.rows.{self.number}.printed")

    @property
    def note(self) -> str:
        """Why the verdict is what it is."""
        return text(f"sources.figures.rows.{self.number}.note")

    def check(self) -> Outcome:
        """The calculation, made now."""
        row, facts = f"sources.figures.rows.{self.number}", self.calculate()
        return Outcome(text(f"{row}.calculated", **facts), text(f"{row}.value", **facts))
