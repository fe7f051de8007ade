"""A worked solution: every equation in signs, in numbers, and what comes out. Pure."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from lstm_core.exercises import Exercise
from pages.teach.sheet import wording
from pages.teach.sheet.markup import Child, node
from pages.ui.live.table import notation_for
from pages.ui.text.formulas import Place, pieces
from pages.ui.text.numbers import fixed


def worked(exercise: Exercise, vocabulary: str) -> Element:
    """One line for each result, in the order in which they are worked out."""
    keys = [key for key in exercise.solution if key not in exercise.rules.choices]
    return node("ol", *(node("li", *_line(exercise, key, vocabulary)) for key in keys))


def _line(exercise: Exercise, key: str, vocabulary: str) -> list[Child]:
    shown = list(pieces(exercise.rules.formula_of(key), exercise.symbols, notation_for(vocabulary)))
    signs = [
        wording.sign_in(exercise, each.key, vocabulary) if isinstance(each, Place) else each for each in shown
    ]
    numbers = [each.filled(_value(exercise, each.key)) if isinstance(each, Place) else each for each in shown]
    return [
        wording.sign_in(exercise, key, vocabulary), " = ", *signs, " = ", *numbers, " = ",
        node("b", _value(exercise, key)),
    ]  # fmt: skip


def _value(exercise: Exercise, key: str) -> str:
    if key in exercise.given:
        return wording.as_given(exercise, key)
    decimals = exercise.rules.asked_for(key).decimals
    return fixed(exercise.exact[key], decimals)
