"""The one evaluator: every equation of a cell in order, for plain numbers, arrays and layers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from lstm_core.cells.cell import Cell, Step
from lstm_core.cells.equations import Curves
from lstm_core.numbers.activations import (
    hard_sigmoid_keras2,
    hard_sigmoid_keras2_number,
    hard_sigmoid_keras3,
    hard_sigmoid_keras3_number,
    sigmoid_number,
    sigmoid_unguarded,
    tanh_number,
)
from lstm_core.numbers.rounding import rounding
from lstm_core.words.tokens import ABSOLUTE, HARD_KERAS2, HARD_KERAS3, LOGARITHM, ROOT, SIGMOID, TANH, TO_TWO

Rounding = Callable[[Any], Any]

_EITHER: Curves = {ABSOLUTE: abs, TO_TWO: rounding(2)}
ARRAYS: Curves = {
    SIGMOID: sigmoid_unguarded,
    TANH: np.tanh,
    HARD_KERAS2: hard_sigmoid_keras2,
    HARD_KERAS3: hard_sigmoid_keras3,
    ROOT: np.sqrt,
    LOGARITHM: np.log,
    **_EITHER,
}
NUMBERS: Curves = {
    SIGMOID: sigmoid_number,
    TANH: tanh_number,
    HARD_KERAS2: hard_sigmoid_keras2_number,
    HARD_KERAS3: hard_sigmoid_keras3_number,
    ROOT: math.sqrt,
    LOGARITHM: math.log,
    **_EITHER,
}
"""The curves for plain floats: the same bits as for arrays, without the arrays."""


def exact(value: Any) -> Any:
    """Return ``value`` unrounded; a negative zero becomes a plain zero, as one writes it."""
    return value + 0.0


def evaluate(
    cell: Cell,
    known: Mapping[str, Any],
    rounded: Rounding | None = exact,
    rounded_share: Rounding | None = None,
    curves: Curves = ARRAYS,
) -> dict[str, Any]:
    """Return every recorded quantity of one step, in order.

    ``known`` holds the settings by name, each a float or a float64 array; shapes broadcast. A result
    that stands in ``known`` already, such as a gate held still, is taken as it is. Every result passes
    through ``rounded`` before it is used, a gate's share through ``rounded_share`` where given.
    None leaves results as they are.
    Nothing is checked: too large numbers give infinities, which :func:`refuse_too_large` names.
    """
    values = dict(known)
    work_out([step for step in cell.steps if step.key not in known], values, curves, rounded, rounded_share)
    return {key: values[key] for key in cell.recorded}


def work_out(
    steps: Iterable[Step],
    values: dict[str, Any],
    curves: Curves,
    rounded: Rounding | None = None,
    rounded_share: Rounding | None = None,
) -> None:
    """Work equations out in order, each result beside what it came from in ``values``."""
    share = rounded if rounded_share is None else rounded_share
    for step in steps:
        value, rule = step.formula(values, curves), share if step.is_share else rounded
        values[step.key] = value if rule is None else rule(value)


def too_large(key: str, where: str = "") -> ValueError:
    """Return the error for a quantity beyond the range of a float."""
    return ValueError(
        f"{key}{where} is too large to represent; "
        "expected inputs and weights whose products stay below about 1.8e308"
    )


def refuse_too_large(values: Mapping[str, Any], keys: Iterable[str], time: bool = False) -> None:
    """Raise ValueError for the first of ``keys`` that is infinite or NaN; with ``time`` the first axis is steps.

    The earliest step counts first, then the order of ``keys``.
    """
    late: list[tuple[int, str]] = []
    for key in keys:
        finite = np.isfinite(values[key])
        if not finite.all():
            if not time:
                raise too_large(key)
            late.append((int(np.argwhere(~finite)[0][0]), key))
    if late:
        step, key = min(late, key=lambda found: found[0])
        raise too_large(key, f" at step {step}")
