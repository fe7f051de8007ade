"""What a checked figure of the source documents is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

RIGHT, ROUNDED, MISPRINT, WRONG, CLAIM, ABSENT = VERDICTS = (
    "right", "rounded", "misprint", "wrong", "claim", "absent",
)  # fmt: skip
TITLES = {
    RIGHT: "Right", ROUNDED: "Rounded", MISPRINT: "Misprint", WRONG: "Wrong", CLAIM: "Needs care", ABSENT: "Not printed",
}  # fmt: skip
"""A misprint has figures gone astray in a calculation that was right; wrong is what no correct figure mends."""


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
    """One figure or claim of the documents.

    ``printed`` is what stands there, ``check`` calculates it anew with the engine, ``verdict`` is one of
    VERDICTS and ``note`` says why in a sentence; ``link`` opens it where it can be tried.
    """

    number: int
    documents: str
    printed: str
    check: Callable[[], Outcome]
    verdict: str
    note: str
    link: Link | None
