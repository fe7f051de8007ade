"""Rows about the formula that breaks, and about the curves that other programs have. Pure."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lstm_core.cells.evaluate import ARRAYS
from lstm_core.unit.curves import on_both_curves
from lstm_core.words.variants import GATE_CURVES
from pages.ui.live.table import Cell, table_payload
from pages.ui.params.codecs import short
from pages.ui.text.numbers import MINUS, fixed, precise, scientific
from pages.ui.text.texts import text

CORNERS = (-3.0, -2.75, -2.5, -1.0, 0.0, 1.0, 2.5, 2.75, 3.0)
TELLING = (-745.0, -10.0, 5.95, 709.0, 710.0, 1000.0)
_NUMBERS = ("eˣ", "eˣ + 1", "eˣ / (eˣ + 1)", text("activations.breaks.stable"))


def breaking_rows(x: float) -> dict[str, Any]:
    """One row per telling x, the chosen one first and named so."""
    xs = [x, *(other for other in TELLING if other != x)]
    found = on_both_curves(np.array(xs))
    rows: list[dict[str, Cell]] = []
    for place, number in enumerate(xs):
        naive, stable = float(found["naive"][place]), float(found["sigmoid"][place])
        rows.append(
            {
                "x": text("activations.breaks.chosen", x=_written(number))
                if place == 0
                else _written(number),
                _NUMBERS[0]: as_float(float(found["exp"][place])),
                _NUMBERS[1]: as_float(float(found["exp_plus_one"][place])),
                _NUMBERS[2]: as_float(naive),
                _NUMBERS[3]: as_float(stable),
                text("activations.breaks.so"): _verdict(naive, stable),
            }
        )
    return table_payload(text("activations.breaks.label"), rows, _NUMBERS)


def hard_rows(z: float) -> dict[str, Any]:
    """The three curves a gate may have at the input on screen and at the corners of the hard ones, in rising order."""
    columns = {name: text(f"activations.hard.{name}") for name in GATE_CURVES}
    rows: list[dict[str, Cell]] = [
        {
            "z": text("activations.breaks.chosen", x=_written(number)) if number == z else _written(number),
            **{
                title: fixed(ARRAYS[GATE_CURVES[name]](np.array(number)).item(), 6)
                for name, title in columns.items()
            },
        }
        for number in sorted({z, *CORNERS})
    ]
    return table_payload(text("activations.hard.label"), rows, columns.values())


def limit_sentence() -> str:
    """Where floats end, and what that does to the formula."""
    limit = float(np.log(np.finfo(np.float64).max))
    largest = scientific(float(np.finfo(np.float64).max), 1)
    return text("activations.breaks.told", largest=largest, limit=fixed(limit, 2))


def _written(x: float) -> str:
    return short(x).replace("-", MINUS)


def as_float(value: float) -> str:
    """A float as it is, infinite ones and those that are no number included."""
    if math.isnan(value):
        return text("activations.breaks.nan")
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return precise(value) if abs(value) < 1e-3 and value else fixed(value, 6)


def _verdict(naive: float, stable: float) -> str:
    if math.isnan(naive):
        return text("activations.breaks.broken")
    same = naive == stable or abs(naive - stable) < 1e-12 * abs(stable)
    return text(f"activations.breaks.{'same' if same else 'differ'}")
