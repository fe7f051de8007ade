"""The recorded sweep behind a drag on this page, over HTTP: one number over its grid, every day that follows.

The day one is looking at is recorded in full at every row of the grid. The lines over all days are
recorded at every row too while the series is short; for a long one at every second, fourth … tenth.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.trace import Quantity, SweptSequence
from lstm_core.unit.sweep_sequence import HELD, sweep_sequence
from lstm_core.words.symbols import RESULTS, SETTINGS
from lstm_core.words.variants import USUAL, CellVariant
from pages.sequence.live.chart import MEMORIES
from pages.sequence.live.payload import LINES
from pages.sequence.state import MAX_DAYS
from pages.ui.live.grid import SPANS, grid
from pages.ui.live.recordings import Recording, every_nth_row, post_route
from pages.ui.params.cell_variant import VARIANTS
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.params.unit_settings import parameters_of

PATH = "api/sequence-sweep"
STRIDES = (1, 2, 4, 5, 8, 10)
POINTS = 10_000
MAX_BODY = 64 * 1024
COLUMNS = ("x", "h_prev", "c_prev", *RESULTS)


@dataclass(frozen=True)
class Question:
    """One number to be swept, and everything else as it stands."""

    handle: str
    span: int
    day: int
    weights: Mapping[str, float]
    days: tuple[float, ...]
    beside: tuple[float, ...]
    h0: float
    c0: float
    hold: Mapping[str, float]
    variant: CellVariant

    @property
    def is_touched(self) -> bool:
        """Whether a gate is held or a curve is not the usual one; the untouched run then stands beside."""
        return bool(self.hold) or not self.variant.is_usual

    @property
    def quantity(self) -> Quantity:
        """The handle as the engine names it along a series."""
        if self.handle == "x":
            return "x", self.day
        return {"h_prev": "h0", "c_prev": "c0"}.get(self.handle, self.handle)


def stride_of(n_days: int) -> int:
    """Every how many rows the lines are recorded: as often as a drag can carry."""
    return every_nth_row(n_days, POINTS, STRIDES)


def recorded(question: Question) -> Recording:
    """Run the series once per row of the grid, and beside it what stands beside it."""
    values = grid(question.span)
    swept = _swept(question, question.days, values, question.hold, question.variant)
    columns = {key: getattr(swept, key)[:, question.day] for key in COLUMNS} | {question.handle: values}
    stride = stride_of(len(question.days))
    lines = {key: getattr(swept, key)[::stride] for key in LINES}
    beside = _beside(question, values)
    if beside is not None:
        lines |= {f"beside.{key}": getattr(beside, key)[::stride] for key in LINES}
        if question.day < beside.h.shape[1]:
            columns |= {f"beside.{key}": getattr(beside, key)[:, question.day] for key in MEMORIES}
    return Recording(columns, lines)


def _beside(question: Question, values: NDArray[np.float64]) -> SweptSequence | None:
    if question.is_touched:
        return _swept(question, question.days, values, {}, USUAL)
    # A day's input belongs to its own series; the other one does not move with it.
    if question.beside and question.handle != "x":
        return _swept(question, question.beside, values, {}, USUAL)
    return None


def _swept(
    question: Question,
    days: tuple[float, ...],
    values: NDArray[np.float64],
    hold: Mapping[str, float],
    variant: CellVariant,
) -> SweptSequence:
    parameters = parameters_of(question.weights)
    return sweep_sequence(
        parameters, days, question.h0, question.c0, question.quantity, values, hold, variant=variant
    )  # fmt: skip


def parse_question(body: bytes) -> Question:
    """What the browser asked. Raises ValueError in one sentence for anything that is not a question."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, a number or a nesting without end
        raise ValueError("the question is not JSON") from None
    if not isinstance(asked, dict):
        raise ValueError("the question is not an object")
    days, day = _numbers(asked, "days", 1), asked.get("day")
    handle, span = asked.get("handle"), asked.get("span")
    if handle not in SETTINGS or span not in SPANS or type(span) is not int:
        raise ValueError("handle is one of the fifteen settings; span is one of the offered spans")
    if type(day) is not int or not 0 <= day < len(days) or (day and handle in ("h_prev", "c_prev")):
        raise ValueError("day is one of the series' days; start memories belong to the first")
    weights = _mapping(asked, "weights")
    if set(weights) != set(WEIGHT_NAMES):
        raise ValueError("weights are the twelve weights and biases")
    hold = _mapping(asked, "hold")
    variant = asked.get("variant")
    if not set(hold) <= set(HELD) or not isinstance(variant, str) or variant not in VARIANTS:
        raise ValueError("hold names gates; variant names the curves of a cell")
    return Question(
        handle=str(handle),
        span=span,
        day=day,
        weights=weights,
        days=days,
        beside=_numbers(asked, "beside", 0),
        h0=_number(asked, "h0"),
        c0=_number(asked, "c0"),
        hold=hold,
        variant=VARIANTS[variant],
    )


def _number(asked: Mapping[str, Any], name: str) -> float:
    return _near(asked.get(name), name)


def _numbers(asked: Mapping[str, Any], name: str, low: int) -> tuple[float, ...]:
    given = asked.get(name)
    if not isinstance(given, list) or not low <= len(given) <= MAX_DAYS:
        raise ValueError(f"{name} is a list of {low} to {MAX_DAYS} numbers")
    return tuple(_near(number, name) for number in given)


def _mapping(asked: Mapping[str, Any], name: str) -> dict[str, float]:
    given = asked.get(name)
    if not isinstance(given, dict) or len(given) > len(SETTINGS):
        raise ValueError(f"{name} maps names to numbers")
    return {str(key): _near(number, name) for key, number in given.items()}


def _near(number: object, name: str) -> float:
    if isinstance(number, bool) or not isinstance(number, int | float) or not abs(number) <= MAX_SETTING:
        raise ValueError(f"{name} takes numbers between −{MAX_SETTING:,} and {MAX_SETTING:,}")
    return float(number)


def record(_path: Mapping[str, str], body: bytes) -> Recording:
    """Answer a question in JSON. Raises ValueError in one sentence for anything that is not one."""
    return recorded(parse_question(body))


route = post_route(PATH, record, MAX_BODY)
