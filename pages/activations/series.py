"""The series that the swap is tried on: the worked ones, and one that goes up and then down."""

from __future__ import annotations

from collections.abc import Mapping

from pages.ui.library.examples import shipped_examples
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.unit_settings import numbers_of

OWN = "own"
UP_AND_DOWN: tuple[float, ...] = (1, 1, -2, -2, -2, -1, -1, -1, 1, 1, 1, 1)


def weights_for(series: str) -> Mapping[str, float]:
    """The weights that belong to a series; an own one runs through the documents' unit."""
    if series in shipped_sequences():
        return shipped_sequences()[series].parameters.settable
    return numbers_of(next(iter(shipped_examples().values())))
