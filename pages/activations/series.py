"""The series that the swap is tried on: the worked ones, and one that goes up and then down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lstm_core.sequence_examples import SequenceExample, load_sequences
from pages.ui.examples import shipped_examples
from pages.ui.state import numbers_of

FOLDER = Path(__file__).parents[2] / "assets" / "sequences"
OWN = "own"
UP_AND_DOWN: tuple[float, ...] = (1, 1, -2, -2, -2, -1, -1, -1, 1, 1, 1, 1)


@cache
def worked() -> Mapping[str, SequenceExample]:
    """Worked series by id."""
    return {example.id: example for example in load_sequences(FOLDER)}


def weights_for(series: str) -> Mapping[str, float]:
    """The weights that belong to a series; an own one runs through the documents' unit."""
    if series in worked():
        return worked()[series].parameters.settable
    return numbers_of(next(iter(shipped_examples().values())))
