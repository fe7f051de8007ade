"""What the example on screen is called and what it shows. Pure."""

from __future__ import annotations

from pages.ui.library.examples import shipped_examples
from pages.unit.state import UnitState


def title_of(state: UnitState) -> str:
    """What the example on screen is called."""
    examples = shipped_examples()
    return examples[state.example].title if state.example in examples else state.title or "Your own example"


def point_of(state: UnitState) -> str:
    """What the example on screen shows; nothing for a person's own."""
    examples = shipped_examples()
    return examples[state.example].point if state.example in examples else ""
