"""The worked examples that come with the app, in the order of their files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lstm_core.files.examples import WorkedExample, load_examples
from pages.ui.state import UnitState

FOLDER = Path(__file__).parents[2] / "assets" / "content" / "examples"


@cache
def shipped_examples() -> Mapping[str, WorkedExample]:
    """Worked examples by id."""
    return {example.id: example for example in load_examples(FOLDER)}


def title_of(state: UnitState) -> str:
    """What the example on screen is called."""
    examples = shipped_examples()
    return examples[state.example].title if state.example in examples else state.title or "Your own example"


def point_of(state: UnitState) -> str:
    """What the example on screen shows; nothing for a person's own."""
    examples = shipped_examples()
    return examples[state.example].point if state.example in examples else ""
