"""The worked examples that come with the app, in the order of their files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lstm_core.files.examples import WorkedExample, load_examples

FOLDER = Path(__file__).parents[3] / "assets" / "content" / "examples"


@cache
def shipped_examples() -> Mapping[str, WorkedExample]:
    """Worked examples by id."""
    return {example.id: example for example in load_examples(FOLDER)}
