"""What a page's live part asks for: one request in, the visitor's next history and perhaps a sentence out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pages.ui.visits.history import History, S
from pages.ui.visits.visits import Visit


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
