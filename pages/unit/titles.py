"""What the example on screen is called and what it shows. Pure."""

from __future__ import annotations

from typing import Any

from pages.ui.library.examples import shipped_examples
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.segments import segments
from pages.ui.text.texts import text
from pages.unit.state import UnitState


def title_of(state: UnitState) -> str:
    """What the example on screen is called."""
    examples = shipped_examples()
    if state.example in examples:
        return examples[state.example].title
    return state.title or text("unit.row.own")


def example_told(state: UnitState) -> dict[str, Any]:
    """What the browser is told of the example: its title, its point, and the numbers both speak of.

    A person's own has no point, and its numbers are whatever is on screen.
    """
    examples = shipped_examples()
    if state.example not in examples:
        return {"title": title_of(state), "point": []}
    example = examples[state.example]
    if not state.variant.is_usual:  # what it shows was said of the usual cell
        return {"title": example.title, "point": [], "numbers": dict(numbers_of(example))}
    return {"title": example.title, "point": segments(example.point), "numbers": dict(numbers_of(example))}
