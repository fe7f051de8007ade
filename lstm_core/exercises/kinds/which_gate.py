"""Which gate did it? The output came out close to 0 because one gate is nearly closed; which one, and how?

The gate is found as an experimenter finds it: open one gate fully, leave all else alone, and see what the output becomes.
"""

from __future__ import annotations

from collections.abc import Mapping

from lstm_core.cells.evaluate import NUMBERS, evaluate, exact
from lstm_core.exercises.kinds.unit import ALL_GATES, friendly, part_of_unit
from lstm_core.exercises.level import Asked, Choice, Kind, Level, Numbers, Range
from lstm_core.words.exercise_symbols import choice
from lstm_core.words.symbols import SYMBOLS

GATE_OF = {"f": "forget-gate", "i": "input-gate", "o": "output-gate"}
REASON_OF = {"f": "memory-erased", "i": "nothing-added", "o": "output-shut"}
LOSS = "share-is-lost"
BLAMED = {
    "forget-gate": "forget gate blamed",
    "input-gate": "input gate blamed",
    "output-gate": "output gate blamed",
}
MISREAD = {
    "memory-erased": "old memory blamed",
    "nothing-added": "new memory blamed",
    "output-shut": "output blamed",
    LOSS: "share read as loss",
}
_SHUT, _AJAR = 0.15, 0.3
_CLOSE, _OPENED, _BESIDE = 0.1, 0.35, 0.15
"""How small the output is, how large it becomes if the gate that did it is opened, and how little the others change it."""


def opened(values: Numbers) -> dict[str, float]:
    """How far the output moves if one gate is opened fully, by gate."""
    without = {key: value for key, value in values.items() if key not in _AFTER_GATES.equations}
    return {
        gate: abs(evaluate(_AFTER_GATES, {**without, gate: 1.0}, exact, None, NUMBERS)["h"] - values["h"])
        for gate in GATE_OF
    }


def culprit(values: Numbers) -> str:
    """The gate that moves the output farthest if it is opened."""
    moved = opened(values)
    return max(moved, key=moved.__getitem__)


def _one_did_it(values: Numbers) -> bool:
    if abs(values["h"]) > _CLOSE:
        return False
    moved = opened(values)
    *others, found = sorted(moved, key=moved.__getitem__)
    return (
        moved[found] >= _OPENED
        and values[found] <= _SHUT
        and all(moved[gate] <= _BESIDE and values[gate] >= _AJAR for gate in others)
    )


_AFTER_GATES = part_of_unit("what follows the gates", ("kept", "added", "c", "tanh_c", "h"))
_CHOICES = {
    "gate": Choice(lambda values: GATE_OF[culprit(values)], BLAMED),
    "reason": Choice(lambda values: REASON_OF[culprit(values)], MISREAD),
}
_SYMBOLS = {
    **SYMBOLS,
    "gate": choice("gate", "The gate that did it", "The gate that made the output so small."),
    "reason": choice("reason", "How it did it", "What that gate did to the memories."),
}


def _level(results: str, closed: str, ajar: Range, nearly_shut: Range, more: Mapping[str, Range]) -> Level:
    """``closed`` says what decides about a gate, by its letter; it is drawn from ``nearly_shut`` for the one that did it."""
    cell = part_of_unit("which gate did it", f"{results} kept added c tanh_c h".split())
    ranges = {key: more.get(key) or friendly(key) for key in cell.settings}
    return Level(
        cell,
        _SYMBOLS,
        (Asked("gate", options=tuple(BLAMED)), Asked("reason", options=tuple(MISREAD))),
        ranges | {closed.format(gate): ajar for gate in GATE_OF},
        accepts=_one_did_it,
        choices=_CHOICES,
        cases=tuple({closed.format(gate): nearly_shut} for gate in GATE_OF),
    )


_STATES = {"c_prev": Range(-2, 2, 1)}
_WEIGHTS = {f"w_{letter}{source}": Range(-1, 1, 1) for letter in "fiog" for source in "hx"}
WHICH_GATE = Kind(
    "which-gate",
    (
        _level("", "{0}", Range(0.3, 0.98, 2), Range(0.01, 0.1, 2), _STATES),
        _level("f i g o", "z_{0}", Range(-0.5, 5, 1), Range(-5, -2.5, 1), _STATES),
        _level(ALL_GATES, "b_{0}", Range(0.5, 3, 1), Range(-4.5, -2.5, 1), {**_STATES, **_WEIGHTS}),
    ),
)
