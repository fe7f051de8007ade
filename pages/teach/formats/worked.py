"""A worked solution: every equation in signs, in numbers, and what comes out. Pure."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from lstm_core.exercises import Exercise
from lstm_core.words.vocabulary import FUNCTIONS
from pages.teach.sheet import wording
from pages.teach.sheet.markup import Child, node
from pages.ui.live.table import notation_for
from pages.ui.text.numbers import MINUS, fixed

_WIDE = "×+−="


def worked(exercise: Exercise, vocabulary: str) -> Element:
    """One line for each result, in the order in which they are worked out."""
    keys = [key for key in exercise.solution if key not in exercise.rules.choices]
    return node("ol", *(node("li", *_line(exercise, key, vocabulary)) for key in keys))


def _line(exercise: Exercise, key: str, vocabulary: str) -> list[Child]:
    formula = exercise.symbols[key].formula or tuple(exercise.cell.equations[key])
    signs = [_in_signs(exercise, token, vocabulary) for token in formula]
    numbers = [_in_numbers(exercise, token, vocabulary) for token in formula]
    return [
        wording.sign_in(exercise, key, vocabulary), " = ", *signs, " = ", *numbers, " = ",
        node("b", _value(exercise, key)),
    ]  # fmt: skip


def _in_signs(exercise: Exercise, token: str, vocabulary: str) -> Child:
    if token in exercise.symbols:
        return wording.sign_in(exercise, token, vocabulary)
    return _written(token, vocabulary)


def _in_numbers(exercise: Exercise, token: str, vocabulary: str) -> str:
    if token not in exercise.symbols:
        return _written(token, vocabulary)
    value = _value(exercise, token)
    return f"({value})" if value.startswith(MINUS) else value


def _value(exercise: Exercise, key: str) -> str:
    if key in exercise.given:
        return wording.as_given(exercise, key)
    decimals = exercise.rules.asked_for(key).decimals
    return fixed(exercise.exact[key], decimals)


def _written(token: str, vocabulary: str) -> str:
    if token in FUNCTIONS:
        return FUNCTIONS[token][notation_for(vocabulary)]
    return f" {token} " if token in _WIDE else token
