"""What counts as right and which mistakes are recognised, as programs know it that compare numbers only. Pure.

They cannot follow a reader's own earlier value or count typed digits; they can accept a stretch of numbers and say
something for others.
"""

from __future__ import annotations

from dataclasses import dataclass

from lstm_core.exercises import Asked, Exercise, likely_mistakes
from lstm_core.exercises.telling import right_answers
from pages.teach.sheet import wording

# So that a number at the very end of a tolerance counts, however it is stored.
_SPARE = 1.002
_MORE_DIGITS = 4
_SLIPPED, _SMALL = 2, 0.2


@dataclass(frozen=True)
class Wrong:
    """A number that mistakes give, and what is said of it."""

    value: str
    feedback: str


@dataclass(frozen=True)
class Numeric:
    """One number asked for.

    Attributes:
        asked: what is asked.
        right: the right number, in the decimals asked for.
        tolerance: how far from it a number still counts as right: half a unit of the last decimal asked for around the
            exact result and around all that paper arithmetic gives.
        margin: the same around the number of a mistake: half a unit.
        wrong: every recognised mistake that cannot be taken for right; those with one number share a feedback.
    """

    asked: Asked
    right: str
    tolerance: str
    margin: str
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True)
class Option:
    """One option of a choice, and what is said of it where it is wrong."""

    text: str
    is_right: bool
    feedback: str


def numeric(exercise: Exercise, asked: Asked, vocabulary: str) -> Numeric:
    """What a number is judged by."""
    half = 0.5 * 10.0**-asked.decimals * _SPARE
    right = float(plain(exercise.solution[asked.key], asked.decimals))
    found = right_answers(exercise, asked)
    tolerance = max(max(found) - right, right - min(found)) + half
    said: dict[str, list[str]] = {}
    for name, value in likely_mistakes(exercise, asked.key):
        shown = _as_typed(value, right, asked.decimals)
        if abs(float(shown) - right) <= tolerance:
            continue
        sentences = said.setdefault(shown, [])
        sentence = wording.mistake_of(name, vocabulary)
        if sentence not in sentences:
            sentences.append(sentence)
    return Numeric(
        asked,
        plain(right, asked.decimals),
        plain(tolerance, asked.decimals + _MORE_DIGITS),
        plain(half, asked.decimals + _MORE_DIGITS),
        tuple(Wrong(value, " ".join(sentences)) for value, sentences in said.items()),
    )


def options(exercise: Exercise, asked: Asked, vocabulary: str) -> tuple[Option, ...]:
    """The options of a choice, in the order in which they are shown."""
    right, mistakes = wording.right_option(exercise, asked.key), exercise.rules.choices[asked.key].mistakes
    return tuple(
        Option(
            wording.option_of(option, vocabulary),
            option == right,
            wording.mistake_of(mistakes[option], vocabulary)
            if option in mistakes and option != right
            else "",
        )
        for option in asked.options
    )


def plain(value: float, decimals: int) -> str:
    """A number for programs: ASCII, a point, so many decimals, no negative zero."""
    return f"{value + 0.0:.{decimals}f}" if round(value, decimals) else f"{0:.{decimals}f}"


def _as_typed(value: float, right: float, decimals: int) -> str:
    """A mistake's number in the decimals asked for; where the point has slipped to the left, with the digits it had."""
    return plain(value, decimals + _SLIPPED if abs(value) < _SMALL * abs(right) else decimals)
