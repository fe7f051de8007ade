"""What the lesson of the page says in numbers, from the engine. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lstm_core.unit.step import step
from pages.ui.library.examples import shipped_examples
from pages.ui.text.numbers import fixed, percent, scientific

FAR_INPUT = -10.0
"""The input that the question asks for."""


@cache
def facts() -> Mapping[str, str]:
    """The forget gate and its sum in the first example, as it is and with an input far below 0."""
    example = next(iter(shipped_examples().values()))
    now = step(example.parameters, example.x, example.h_prev, example.c_prev)
    far = step(example.parameters, FAR_INPUT, example.h_prev, example.c_prev)
    return {
        "sum": fixed(float(now.z_f), 2),
        "share": percent(float(now.f)),
        "far_sum": fixed(float(far.z_f), 2),
        "far_share": scientific(float(far.f), 1),
    }
