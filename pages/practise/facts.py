"""What the lesson of the page says in numbers: a memory of which a gate keeps little, right and with one mistake. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lstm_core.exercises import exercise_of, likely_mistakes
from pages.ui.text.numbers import fixed, setting

MEMORY, SHARE = 2.0, 0.3
TURNED = "1 − f for f"


@cache
def facts() -> Mapping[str, str]:
    """The numbers of the question, its right answer and the wrong one that it asks about."""
    found = exercise_of("forget-step", {"c_prev": MEMORY, "f": SHARE})
    return {
        "memory": setting(MEMORY),
        "share": fixed(SHARE, 1),
        "forgotten": fixed(1 - SHARE, 1),
        "kept": fixed(found.solution["kept"], 1),
        "turned": fixed(dict(likely_mistakes(found, "kept"))[TURNED], 1),
    }
