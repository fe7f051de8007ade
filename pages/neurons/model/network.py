"""The network that reads here and its readings, kept for whoever asks next. Pure."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lstm_core.charlm.net.model import CharModel, load_model
from lstm_core.charlm.net.reading import Reading, read_with

MODEL = Path(__file__).parents[3] / "assets" / "models" / "python.npz"
SHORT = 2_500


@lru_cache(maxsize=1)
def network() -> CharModel:
    """The shipped network. Raises ValueError with one sentence for a file that is missing or damaged."""
    return load_model(MODEL)


def reading_of(text: str) -> Reading:
    """The text as the shipped network reads it.

    Raises ValueError with one sentence for a text that cannot be read, and as :func:`network` does.
    """
    return _short(text) if len(text) <= SHORT else _long(text)


@lru_cache(maxsize=16)
def _short(text: str) -> Reading:
    return read_with(network(), text)


# A long reading holds some 100 MB.
@lru_cache(maxsize=2)
def _long(text: str) -> Reading:
    return read_with(network(), text)
