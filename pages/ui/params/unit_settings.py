"""The fifteen settings of one unit, by name, as every page keeps them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.files.examples import WorkedExample
from lstm_core.words.symbols import SETTINGS
from pages.ui.params.typed_numbers import number_from_text

STATE_PARAMETERS = {"x": "x", "h": "h_prev", "c": "c_prev"}
"""How a link calls the input and the two memories."""


def parameters_of(numbers: Mapping[str, float]) -> LSTMParameters:
    """The scalar unit whose weights stand under ``w_fh``, ``w_fx``, ``b_f`` and so on in ``numbers``."""
    return LSTMParameters.from_settable({name: numbers[name] for name in WEIGHT_NAMES})


@lru_cache(maxsize=64)
def numbers_of(example: WorkedExample) -> Mapping[str, float]:
    """The fifteen numbers of a worked example, in the registry's order."""
    found = {
        "x": example.x,
        "h_prev": example.h_prev,
        "c_prev": example.c_prev,
        **example.parameters.settable,
    }
    return MappingProxyType({name: float(found[name]) for name in SETTINGS})


def listed_numbers(text: str, handle: str) -> dict[str, float]:
    """The fifteen settings from an address, in the registry's order; the handle's own place may be empty.

    Raises:
        ValueError: one sentence, for another count and for anything that is not a number.
    """
    texts = text.split(",")
    if len(texts) != len(SETTINGS):
        raise ValueError(f"numbers has {len(texts)} entries; {len(SETTINGS)} are expected")
    return {
        name: 0.0 if name == handle else number_from_text(entry)
        for name, entry in zip(SETTINGS, texts, strict=True)
    }
