"""What a page's live part asks for: one request in, the visitor's next history and perhaps a sentence out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pages.ui.history import History, S
from pages.ui.unit.sweeps import ROWS, SPANS, value_of_row
from pages.ui.visits import Visit


def take(
    visit: Visit[S],
    request: Mapping[str, Any],
    answer: Callable[[History[S], Mapping[str, Any]], History[S]],
) -> None:
    """Let ``answer`` make the visitor's next history; its ValueError becomes the visit's message."""
    number = request.get("id")
    visit.answered = number if type(number) is int else 0
    before = visit.history
    try:
        visit.put(answer(before, request))
        visit.message = ""
    except ValueError as problem:
        visit.put(before)
        visit.message = str(problem)


def row_value(request: Mapping[str, Any]) -> float:
    """The setting that stands in the row of the sweep a request names.

    Raises:
        ValueError: when there is no such row.
    """
    span, row = request.get("span"), request.get("row")
    if type(span) is not int or type(row) is not int or span not in SPANS or row not in range(ROWS):
        raise ValueError("There is no such row in the sweep; nothing was changed.")
    return value_of_row(span, row)
