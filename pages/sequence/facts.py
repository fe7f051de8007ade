"""What the texts around the page say in numbers: both companies' predictions, and one with its forget gate shut. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pages.sequence.runs import runs_of
from pages.sequence.state import of_example
from pages.sequence.story import written
from pages.ui.library.sequences import shipped_sequences
from pages.ui.text.numbers import fixed

DECIMALS = 3


@cache
def facts() -> Mapping[str, str]:
    """Each number by its place in the texts."""
    a, b = (of_example(shipped_sequences()[name]) for name in ("company-a", "company-b"))
    held = replace(b, hold={"f": 0.0})
    said = {name: float(runs_of(state).shown.h[-1]) for name, state in (("a", a), ("b", b), ("held", held))}
    return {
        **{f"said_{name}": fixed(value, DECIMALS) for name, value in said.items()},
        "target_b": written(b.target or 0),
    }
