"""What stands under the two curves: formulas and sentences with places for the current numbers."""

from __future__ import annotations

from typing import Any

from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import FUNCTIONS
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments

Z: Segment = {"value": "z", "as": "factor"}
_FRACTION = "\u2009/\u2009"


def _value(key: str, style: str) -> Segment:
    return {"value": key, "as": style}


def _e(exponent: list[Segment]) -> list[Segment]:
    return ["e", {"sup": exponent}]


def cards(vocabulary: str) -> list[dict[str, Any]]:
    """One card per curve: its names, what it is for, and lines of a label and a formula with numbers."""
    f, g = FUNCTIONS[SIGMOID][vocabulary], FUNCTIONS[TANH][vocabulary]
    return [
        _card("sigmoid", f, _sigmoid(f)),
        _card("tanh", g, _tanh(f, g)),
    ]


def _card(key: str, function: str, lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "key": key,
        "title": text(f"activations.curves.{key}"),
        "function": function,
        "why": text_segments(f"activations.cards.{key}.why"),
        "lines": lines,
    }


def _sigmoid(f: str) -> list[dict[str, Any]]:
    return [
        {"name": "value", "label": text("activations.cards.sigmoid.value"), "segments": [
            f"{f}(", _value("z", "plain"), f") = 1{_FRACTION}(1 + ", *_e(["−", Z]), ") = ", _value("sigmoid", "clear")]},
        {"name": "slope", "label": text("activations.cards.sigmoid.slope"), "segments": [
            f"{f} × (1 − {f}) = ", _value("sigmoid", "near"), " × ", _value("rest", "near"), " = ", _value("sigmoid_slope", "full"),
            ", ", _value("sigmoid_part", "percent"), text("activations.cards.sigmoid.steepest")], "state": "sigmoid_part"},
    ]  # fmt: skip


def _tanh(f: str, g: str) -> list[dict[str, Any]]:
    up, down = _e([_value("z", "plain")]), _e(["−", Z])
    return [
        {"name": "value", "label": text("activations.cards.tanh.value"), "segments": [
            f"{g}(", _value("z", "plain"), ") = (", *up, " − ", *down, f"){_FRACTION}(", *up, " + ", *down, ") = ", _value("tanh", "clear")]},
        {"name": "slope", "label": text("activations.cards.tanh.slope"), "segments": [
            f"1 − {g}² = 1 − (", _value("tanh", "near"), ")² = ", _value("tanh_slope", "full"),
            ", ", _value("tanh_part", "percent"), text("activations.cards.tanh.steepest")], "state": "tanh_part"},
        {"name": "rebuilt", "label": text("activations.cards.tanh.rebuilt", sigmoid=f), "segments": [
            f"2 × {f}(", _value("doubled", "plain"), ") − 1 = ", _value("twice", "fine"), " − 1 = ", _value("rebuilt", "full"),
            text("activations.cards.tanh.rest"), _value("difference", "tiny"), text("activations.cards.tanh.rounding")]},
    ]  # fmt: skip
