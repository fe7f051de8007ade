"""The networks that read here and their readings, kept for whoever asks next: the shipped one, and those people brought.

A network that somebody brought is named by its file's key. How much it reads and writes at a time is bounded by what
that costs, so that a class can do it at once. Pure.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lstm_core.charlm.net.model import CharModel, load_model, parse_model
from lstm_core.charlm.net.reading import Reading, read_with
from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.ui.load.brought import brought, keep
from pages.ui.load.kept import kept
from pages.ui.load.lanes import AT_ONCE
from pages.ui.text.texts import text

MODEL = Path(__file__).parents[3] / "assets" / "models" / "python.npz"
SHIPPED = ""
"""What the shipped network is called where one of one's own is named by its key."""
MOST_MB = 20
_READ_WORK, _WRITE_WORK = 6_500_000_000, 3_000_000_000
"""How many products one text may cost that is read, and one that is written, one or two seconds each; the shipped network
comes to 6.1·10⁹ for the 20,000 characters it reads at most, and to 7·10⁸ for the 2,000 it writes."""
_NEAR = 2_000_000
"""Weights beyond so many do not fit near the processor: twice as many of them take four times as long."""
_SCORES, _CHANCE_READ, _CHANCE_WRITTEN = 4, 40, 200
"""Scores of a whole text come from one product of matrices, about four times as fast as the memories, which wait for
each other; each chance costs as much as so many products, more where each is drawn from by itself."""
_COPIES = 3
"""The weights in single precision, and once in double."""
_READERS = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, eq=False)
class _Brought:
    """A network with what it takes itself."""

    model: CharModel

    @property
    def nbytes(self) -> int:
        """The weights in both precisions."""
        return _COPIES * sum(array.nbytes for array in self.model.weights)


@dataclass(frozen=True, eq=False)
class _BroughtReading:
    """A reading by a network that lives as long as it does."""

    reading: Reading
    by: _Brought

    @property
    def nbytes(self) -> int:
        """Both, since one holds the other."""
        return self.reading.nbytes + self.by.nbytes


def network(key: str = SHIPPED) -> CharModel:
    """The shipped network, or the one that somebody brought.

    Raises ValueError with one sentence for a file that is missing, damaged, or no longer kept.
    """
    return _shipped() if key == SHIPPED else _brought(key).model


def take_in(content: bytes) -> str:
    """Keep the file of a network; the key it is called by from now on.

    Raises ValueError with one sentence for a file that is not one, or has more than 20 MB.
    """
    parse_model(content, text("neurons.model.file"), MOST_MB * 1_000_000)
    return keep(content)


def reading_of(shown: str, key: str = SHIPPED) -> Reading:
    """The text as a network reads it; for the shipped one 4 kB a character, up to 82 MB.

    Raises ValueError with one sentence for a text that cannot be read, and as :func:`network` does.
    """
    return _read(shown) if key == SHIPPED else _read_by(shown, key).reading


def most_read(key: str = SHIPPED) -> int:
    """How many characters of a text a network reads here: 20,000 unless it is large."""
    model = network(key)
    symbols = model.alphabet.size
    work = _step_work(model) + model.units * symbols // _SCORES + _CHANCE_READ * symbols
    return max(1, min(MAX_TEXT, _READ_WORK // work))


def most_written(most: int, key: str = SHIPPED) -> int:
    """How many characters it writes here: ``most`` unless it is large."""
    model = network(key)
    work = _step_work(model) + (model.units + _CHANCE_WRITTEN) * model.alphabet.size
    return max(1, min(most, _WRITE_WORK // work))


def _step_work(model: CharModel) -> int:
    weights = 4 * model.units**2
    return weights + weights**2 // _NEAR


@lru_cache(maxsize=1)
def _shipped() -> CharModel:
    return load_model(MODEL)


@kept
def _brought(key: str) -> _Brought:
    content = brought(key)
    if content is None:
        raise ValueError(text("neurons.model.gone"))
    return _Brought(parse_model(content, text("neurons.model.file"), MOST_MB * 1_000_000))


@kept
def _read(shown: str) -> Reading:
    with _READERS:
        return read_with(network(), shown)


@kept
def _read_by(shown: str, key: str) -> _BroughtReading:
    by = _brought(key)
    with _READERS:
        return _BroughtReading(read_with(by.model, shown), by)
