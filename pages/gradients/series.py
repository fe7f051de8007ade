"""The series both units are shown: each a fixed rule, as long as one likes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from lstm_core.files.sequence_examples import parse_sequence
from lstm_core.numbers.activations import FloatArray
from pages.gradients.lesson import series_titles

COMPANY_B = Path(__file__).parents[2] / "assets" / "content" / "sequences" / "20-company-b.json"
RANDOM = "random"
MAX_SEED = 9999
_PATTERNS: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {"constant": (1.0,), "alternating": (1.0, -1.0)}
)


def series_names() -> tuple[str, ...]:
    """The kinds of series, in the order of the lesson's file."""
    return tuple(series_titles())


@lru_cache(maxsize=64)
def series_of(kind: str, steps: int, seed: int) -> FloatArray:
    """``steps`` inputs before they are multiplied by the input size; ``seed`` decides the random ones only.

    Random inputs are drawn evenly from −1 to 1 and rounded to 2 decimals. Raises KeyError for other kinds.
    """
    if kind == RANDOM:
        found = np.round(np.random.default_rng(seed).uniform(-1.0, 1.0, steps), 2) + 0.0
    elif kind == "signal":
        found = np.zeros(steps)
        found[0] = 1.0
    else:
        found = np.resize(company_b() if kind == "company-b" else _PATTERNS[kind], steps).astype(float)
    found.setflags(write=False)
    return found


@cache
def company_b() -> tuple[float, ...]:
    """The four days of document 000's second company."""
    return parse_sequence(COMPANY_B.read_bytes()).days
