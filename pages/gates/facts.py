"""What the texts around the page say in numbers: the first example's forget gate with both numbers at −1. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pages.gates.state import default_state
from pages.ui.text.numbers import fixed, percent


@cache
def facts() -> Mapping[str, str]:
    """Each number by its place in the texts."""
    found = default_state().with_numbers(x=-1.0, h_prev=-1.0).results()
    return {
        "total": fixed(found["z_f"], 2),
        "share": fixed(found["f"], 3),
        "percent": percent(found["f"]),
    }
