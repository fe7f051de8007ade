"""What a page's live part asks for: one request in, the visitor's next history and perhaps a sentence out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pages.ui.visits.history import History, S
from pages.ui.visits.visits import PageSession


def apply_request(
    visit: PageSession[S],
    request: Mapping[str, Any],
    reduce: Callable[[History[S], Mapping[str, Any]], History[S]],
) -> None:
    """Let ``reduce`` make the visitor's next history; its ValueError becomes the visit's message."""
    number = request.get("id")
    visit.acked = number if type(number) is int else 0
    before = visit.history
    try:
        visit.set(reduce(before, request))
        visit.message = ""
    except ValueError as problem:
        visit.set(before)
        visit.message = str(problem)
