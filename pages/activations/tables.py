"""Rows about the formula that breaks. Pure."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lstm_core.unit.curves import on_both_curves
from pages.ui.live.table import Cell, table_payload
from pages.ui.params.codecs import short
from pages.ui.text.numbers import MINUS, fixed, precise, scientific

TELLING = (-745.0, -10.0, 5.95, 709.0, 710.0, 1000.0)
_NUMBERS = ("eˣ", "eˣ + 1", "eˣ / (eˣ + 1)", "the stable form")


def breaking_rows(x: float) -> dict[str, Any]:
    """One row per telling x, the chosen one first and named so."""
    xs = [x, *(other for other in TELLING if other != x)]
    found = on_both_curves(np.array(xs))
    rows: list[dict[str, Cell]] = []
    for place, number in enumerate(xs):
        naive, stable = float(found["naive"][place]), float(found["sigmoid"][place])
        rows.append(
            {
                "x": short(number).replace("-", MINUS) + (" (chosen)" if place == 0 else ""),
                _NUMBERS[0]: as_float(float(found["exp"][place])),
                _NUMBERS[1]: as_float(float(found["exp_plus_one"][place])),
                _NUMBERS[2]: as_float(naive),
                _NUMBERS[3]: as_float(stable),
                "So": _verdict(naive, stable),
            }
        )
    return table_payload("The sigmoid by two formulas", rows, _NUMBERS)


def limit_sentence() -> str:
    """Where floats end, and what that does to the formula."""
    limit = float(np.log(np.finfo(np.float64).max))
    return (
        f"On paper eˣ / (eˣ + 1) is the sigmoid for every x. A float ends at about "
        f"{scientific(float(np.finfo(np.float64).max), 1)}, which eˣ passes at x = {fixed(limit, 2)}: then both "
        "sides of the fraction are infinite, and infinity divided by infinity is not a number. The engine works "
        "with e to the minus |x| instead, which is never more than 1."
    )


def as_float(value: float) -> str:
    """A float as it is, infinite ones and those that are no number included."""
    if math.isnan(value):
        return "not a number"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return precise(value) if abs(value) < 1e-3 and value else fixed(value, 6)


def _verdict(naive: float, stable: float) -> str:
    if math.isnan(naive):
        return "the formula breaks, the stable form holds"
    return "the same" if naive == stable or abs(naive - stable) < 1e-12 * abs(stable) else "they differ"
