"""The rows of every recorded sweep of a setting: 401 values around 0, in one of six reaches. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pages.ui.params.codecs import whole_choice
from pages.ui.params.typed_numbers import MAX_SETTING

ROWS = 401
SPANS = (10, 100, 1_000, 10_000, 100_000, MAX_SETTING)
SPAN = whole_choice(SPANS)
"""The half-range as a question names it."""


def span_of(value: float) -> int:
    """The smallest of the offered half-ranges that holds ``value``."""
    return next(span for span in SPANS if abs(value) <= span)


@cache
def grid(span: int) -> NDArray[np.float64]:
    """401 settings from −span to span; row 200 is 0, and each is the float nearest to its decimal."""
    half = ROWS // 2
    values = np.arange(-half, half + 1, dtype=np.float64) * span / half
    values.setflags(write=False)
    return values


def value_of_row(span: int, row: int) -> float:
    """The setting that stands in one row of the grid."""
    half = ROWS // 2
    return (row - half) * span / half


def row_value(request: Mapping[str, Any]) -> float:
    """The setting that stands in the row of the sweep a request names.

    Raises:
        ValueError: when there is no such row.
    """
    span, row = request.get("span"), request.get("row")
    if type(span) is not int or type(row) is not int or span not in SPANS or row not in range(ROWS):
        raise ValueError("There is no such row in the sweep; nothing was changed.")
    return value_of_row(span, row)
