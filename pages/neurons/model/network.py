"""The network that reads here and its readings, kept for whoever asks next. Pure."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from lstm_core.charlm.net.model import CharModel, load_model
from lstm_core.charlm.net.reading import Reading, read_with
from pages.ui.load.kept import kept
from pages.ui.load.lanes import AT_ONCE

MODEL = Path(__file__).parents[3] / "assets" / "models" / "python.npz"
_READERS = threading.BoundedSemaphore(AT_ONCE)


@lru_cache(maxsize=1)
def network() -> CharModel:
    """The shipped network. Raises ValueError with one sentence for a file that is missing or damaged."""
    return load_model(MODEL)


@kept
def reading_of(text: str) -> Reading:
    """The text as the shipped network reads it; 4 kB a character, up to 82 MB.

    Raises ValueError with one sentence for a text that cannot be read, and as :func:`network` does.
    """
    with _READERS:
        return read_with(network(), text)
