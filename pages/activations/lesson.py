"""What stands under the two curves: formulas and sentences with places for today's numbers."""

from __future__ import annotations

from typing import Any

from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import FUNCTIONS

Segment = str | dict[str, Any]
Z: Segment = {"value": "z", "as": "factor"}
_FRACTION = "\u2009/\u2009"


def _value(key: str, style: str) -> Segment:
    return {"value": key, "as": style}


def _e(exponent: list[Segment]) -> list[Segment]:
    return ["e", {"sup": exponent}]


def cards(vocabulary: str) -> list[dict[str, Any]]:
    """One card per curve: its names, and lines of a label and a formula with numbers."""
    names = {SIGMOID: FUNCTIONS[SIGMOID][vocabulary], TANH: FUNCTIONS[TANH][vocabulary]}
    return [
        {"key": "sigmoid", "title": "Sigmoid", "function": names[SIGMOID], "lines": _sigmoid(names[SIGMOID])},
        {
            "key": "tanh",
            "title": "tanh",
            "function": names[TANH],
            "lines": _tanh(names[SIGMOID], names[TANH]),
        },
    ]


def _sigmoid(f: str) -> list[dict[str, Any]]:
    return [
        {"label": "Value", "segments": [
            f"{f}(", _value("z", "plain"), f") = 1{_FRACTION}(1 + ", *_e(["−", Z]), ") = ", _value("sigmoid", "full")]},
        {"label": "Slope", "segments": [
            f"{f} × (1 − {f}) = ", _value("sigmoid", "fine"), " × ", _value("rest", "fine"), " = ", _value("sigmoid_slope", "full"),
            ", ", _value("sigmoid_part", "percent"), " of the steepest, ¼"], "state": "sigmoid_part"},
        {"label": "As a float would work out eᶻ / (eᶻ + 1)", "segments": [
            *_e([_value("z", "plain")]), f"{_FRACTION}(", *_e([_value("z", "plain")]), " + 1) = ",
            _value("exp", "float"), _FRACTION, _value("exp_plus_one", "float"), " = ", _value("naive", "full")], "state": "naive"},
    ]  # fmt: skip


def _tanh(f: str, g: str) -> list[dict[str, Any]]:
    up, down = _e([_value("z", "plain")]), _e(["−", Z])
    return [
        {"label": "Value", "segments": [
            f"{g}(", _value("z", "plain"), ") = (", *up, " − ", *down, f"){_FRACTION}(", *up, " + ", *down, ") = ", _value("tanh", "full")]},
        {"label": "Slope", "segments": [
            f"1 − {g}² = 1 − (", _value("tanh", "fine"), ")² = ", _value("tanh_slope", "full"),
            ", ", _value("tanh_part", "percent"), " of the steepest, 1"], "state": "tanh_part"},
        {"label": f"The sigmoid, stretched and lowered: 2{f}(2z) − 1, dashed", "segments": [
            f"2 × {f}(", _value("doubled", "plain"), ") − 1 = ", _value("twice", "fine"), " − 1 = ", _value("rebuilt", "full"),
            "; rounding leaves ", _value("difference", "tiny")]},
    ]  # fmt: skip
