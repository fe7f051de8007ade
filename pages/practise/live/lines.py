"""An exercise's lines: each result's equation in symbols, with the numbers filled in, and what comes out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lstm_core.cells.equations import Tokens, names_in
from lstm_core.exercises import Exercise
from lstm_core.words.tokens import (
    ABSOLUTE,
    CLOSE,
    LOGARITHM,
    MINUS,
    OPEN,
    ROOT,
    SIGMOID,
    TANH,
    TO_TWO,
)
from lstm_core.words.vocabulary import FUNCTIONS
from pages.practise.equations import lines_before
from pages.practise.state import SHOWN, PractiseState
from pages.ui.params.codecs import short
from pages.ui.text.formulas import as_segments, pieces
from pages.ui.text.numbers import fixed, percent, precise
from pages.ui.text.segments import Segment

_TOLD = {
    SIGMOID: "sigmoid", TANH: "tanh", ABSOLUTE: "absolute", ROOT: "root", LOGARITHM: "logarithm", TO_TWO: "rounded",
}  # fmt: skip
"""What a page's texts call a function that is explained where it is first used."""
Written = Callable[[str], str | None]


def hint_lines(state: PractiseState, key: str) -> list[dict[str, Any]]:
    """What the hints taken for ``key`` say so far."""
    taken = state.hints.get(key, 0)
    if not taken:
        return []
    found, known = state.exercise, _exact(state) if taken >= SHOWN else _known_to(state)
    return [
        line(state, name, numbers=known if taken > 1 else None, result=taken >= SHOWN)
        for name in lines_before(found.rules, key)
    ]


def first_needed(state: PractiseState, key: str) -> str | None:
    """The earlier answer without which the second hint for ``key`` has no number to fill in, if there is one."""
    rules, known = state.exercise.rules, _known_to(state)
    if state.hints.get(key) != 1 or key in rules.choices:
        return None
    used = {name for step in lines_before(rules, key) for name in names_in(rules.formula_of(step))}
    if any(known(name) for name in used if name in state.exercise.symbols):
        return None
    return next((name for name in state.asked if name in used), None)


def solution_lines(state: PractiseState) -> list[dict[str, Any]]:
    """The worked solution as far as it is open: all its numbers are right ones."""
    exact = _exact(state)
    return [line(state, key, numbers=exact, result=True) for key in state.lines[: state.walk]]


def line(state: PractiseState, key: str, *, numbers: Written | None, result: bool) -> dict[str, Any]:
    """One line; ``numbers`` writes what is known, and the rest stays a symbol."""
    found = state.exercise
    if key not in found.cell.equations:
        chosen = found.rules.choices[key].right(found.exact)
        return {"key": key, "option": chosen}
    tokens = found.rules.formula_of(key)
    told: dict[str, Any] = {
        "key": key,
        "formula": as_segments(tokens, found.symbols, state.vocabulary),
        "functions": [
            {"name": told, "written": FUNCTIONS.get(token, {}).get(state.vocabulary, token)}
            for token, told in _TOLD.items()
            if token in tokens
        ],
    }
    if numbers is not None and any(key in found.symbols and numbers(key) for key in tokens):
        told["numbers"] = list(_formula(tokens, found, state.vocabulary, numbers))
        told.update(_spelled(tokens, numbers))
    if result:
        told["result"] = _result(state, key)
    return told


def _spelled(tokens: Tokens, numbers: Written) -> dict[str, dict[str, str]]:
    """What a curve of one number is worked out from: the number and its negative."""
    if tokens[0] not in (SIGMOID, TANH) or len(tokens) != len((SIGMOID, OPEN, "z", CLOSE)):
        return {}
    z = numbers(tokens[2]) or ""
    minus = z.removeprefix(MINUS) if z.startswith(MINUS) else f"{MINUS}{z}"
    return {"spelled": {"name": _TOLD[tokens[0]], "z": z, "minus": minus}}


def _result(state: PractiseState, key: str) -> str:
    found = state.exercise
    value, decimals = found.exact[key], found.rules.asked_for(key).decimals
    share = f" = {percent(value, decimals)}" if found.symbols[key].kind == "share" else ""
    return f"{fixed(value, decimals)}{share}"


def result_text(state: PractiseState, key: str, value: float) -> str:
    """A number as it stands in an equation: given ones as they are given, results to the decimals asked for."""
    found = state.exercise
    if key in found.given:
        return given_text(value)
    return fixed(value, found.rules.asked_for(key).decimals)


def given_text(value: float) -> str:
    """A given number, with the digits it has."""
    return short(value).replace("-", MINUS)


def _exact(state: PractiseState) -> Written:
    exact = state.exercise.exact
    return lambda key: result_text(state, key, exact[key])


def _known_to(state: PractiseState) -> Written:
    """What the reader knows: given numbers, results that are right or have been shown, else their own."""
    found, marks = state.exercise, state.marks

    def written(key: str) -> str | None:
        is_seen = state.hints.get(key, 0) >= SHOWN or (key in marks and marks[key].verdict == "right")
        if key in found.given or is_seen:
            return result_text(state, key, found.exact[key])
        own = marks[key].value if key in marks else None
        return None if own is None else precise(own)

    return written


def _formula(tokens: Iterable[str], found: Exercise, vocabulary: str, written: Written) -> Iterator[Segment]:
    for piece in pieces(tokens, found.symbols, vocabulary):
        if isinstance(piece, str):
            yield piece
        else:
            number = written(piece.key)
            yield {"symbol": piece.key} if number is None else piece.filled(number)
