"""What counts as right and which mistakes are recognised, as programs know it that compare numbers only. Pure.

They cannot follow a reader's own earlier value or count typed digits; they can accept a stretch of numbers and say
something for others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from lstm_core.exercises import Asked, Exercise, likely_mistakes
from lstm_core.exercises.mistaken import PERCENT, POINT
from lstm_core.exercises.telling import right_answers
from pages.teach.sheet import wording
from pages.ui.text.verdicts import mistake_told

# So that a number at the very end of a tolerance counts, however it is stored.
_SPARE = 1.002
_MORE_DIGITS = 4
SLIPPED = (POINT, PERCENT)


@dataclass(frozen=True)
class Wrong:
    """A number that mistakes give, how far from it a number still counts as theirs, and what is said of it."""

    value: str
    margin: str
    feedback: str


@dataclass(frozen=True)
class Numeric:
    """One number asked for.

    Attributes:
        asked: what is asked.
        right: the right number, in the decimals asked for.
        tolerance: how far from it a number still counts as right: half a unit of the last decimal asked for around the
            exact result and around all that paper arithmetic gives.
        wrong: every recognised mistake that cannot be taken for right; those with one number share a feedback.
    """

    asked: Asked
    right: str
    tolerance: str
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True)
class Option:
    """One option of a choice, and what is said of it where it is wrong."""

    text: str
    is_right: bool
    feedback: str


def numeric(exercise: Exercise, asked: Asked, vocabulary: str) -> Numeric:
    """What a number is judged by."""
    right = float(plain(exercise.solution[asked.key], asked.decimals))
    found = right_answers(exercise, asked)
    tolerance = max(max(found) - right, right - min(found)) + _half(asked)
    return Numeric(
        asked,
        plain(right, asked.decimals),
        plain(tolerance, asked.decimals + _MORE_DIGITS),
        _wrong(exercise, asked, right, tolerance, vocabulary),
    )


def _wrong(
    exercise: Exercise, asked: Asked, right: float, tolerance: float, vocabulary: str
) -> tuple[Wrong, ...]:
    said: dict[tuple[str, str], list[str]] = {}
    for name, value in likely_mistakes(exercise, asked.key):
        # A point that slipped takes the last digit along, and half a unit of it with it.
        moved = round(math.log10(abs(value / exercise.solution[asked.key]))) if name in SLIPPED else 0
        shown = plain(value, max(0, asked.decimals - moved))
        if abs(float(shown) - right) <= tolerance:
            continue
        margin = plain(_half(asked) * 10.0**moved, max(0, asked.decimals - moved) + _MORE_DIGITS)
        sentences = said.setdefault((shown, margin), [])
        sentence = mistake_told(name, vocabulary)
        if sentence not in sentences:
            sentences.append(sentence)
    return tuple(Wrong(value, margin, " ".join(told)) for (value, margin), told in said.items())


def _half(asked: Asked) -> float:
    return 0.5 * 10.0**-asked.decimals * _SPARE


def options(exercise: Exercise, asked: Asked, vocabulary: str) -> tuple[Option, ...]:
    """The options of a choice, in the order in which they are shown."""
    right, mistakes = wording.right_option(exercise, asked.key), exercise.rules.choices[asked.key].mistakes
    return tuple(
        Option(
            wording.option_of(option, vocabulary),
            option == right,
            mistake_told(mistakes[option], vocabulary) if option in mistakes and option != right else "",
        )
        for option in asked.options
    )


def plain(value: float, decimals: int) -> str:
    """A number for programs: ASCII, a point, so many decimals, no negative zero."""
    return f"{value + 0.0:.{decimals}f}" if round(value, decimals) else f"{0:.{decimals}f}"
