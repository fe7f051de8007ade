"""The worked series that come with the app, in the order of their files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lstm_core.files.sequence_examples import SequenceExample, load_sequences

FOLDER = Path(__file__).parents[3] / "assets" / "content" / "sequences"


@cache
def shipped_sequences() -> Mapping[str, SequenceExample]:
    """Worked series by id."""
    return {example.id: example for example in load_sequences(FOLDER)}
