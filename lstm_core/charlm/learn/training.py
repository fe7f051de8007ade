"""Learning to read: truncated backpropagation through time over many places of a text at once.

The text is one long row of symbols that B readers go through side by side, each from another
place, T symbols per update; memories are carried from update to update.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from lstm_core.charlm.learn.adam import Adam, clip
from lstm_core.charlm.net.network import Floats, Memories, Shape, slope
from lstm_core.charlm.text.alphabet import BOUNDARY, Alphabet, Symbols
from lstm_core.charlm.text.corpus import Document
from lstm_core.numbers.validation import finite_number, whole_number

BITS = 1.0 / math.log(2.0)
WARM_UP = 200
FLOOR = 0.01
LARGEST_UPDATE = 20_000_000
"""Batch × length × hidden: an update then takes about 2 GB."""
LARGEST_GUESS = 200_000_000
"""Batch × length × symbols: their scores then take 1 GB."""


@dataclass(frozen=True)
class Settings:
    """What a run is made of; the same settings and text give the same weights on the same machine.

    Attributes:
        hidden: H, units.
        updates: how many changes of the weights.
        seed: of the first weights and the order of the files.
        batch: B, readers side by side.
        length: T, characters per reader and update.
        rate: the highest learning rate; it rises over the first 200 updates and falls along a
            half cosine to a hundredth.
        clip: the longest gradient allowed, per character.
        workers: threads that share the readers; part of the settings, since it orders the sums.
    """

    hidden: int = 256
    updates: int = 20_000
    seed: int = 0
    batch: int = 32
    length: int = 100
    rate: float = 0.01
    clip: float = 1.0
    workers: int = 2

    def __post_init__(self) -> None:
        for name, low, high in (
            ("hidden", 1, 1024),
            ("updates", 1, 10_000_000),
            ("seed", 0, 2**32 - 1),
            ("batch", 1, 1024),
            ("length", 1, 1000),
            ("workers", 1, 64),
        ):
            whole_number(name, getattr(self, name), low, high)
        if self.batch % self.workers:
            raise ValueError(f"batch is {self.batch}; expected a multiple of workers, {self.workers}")
        if self.batch * self.length * self.hidden > LARGEST_UPDATE:
            raise ValueError(
                f"batch × length × hidden is {self.batch * self.length * self.hidden:,}; "
                f"expected at most {LARGEST_UPDATE:,}, for which the memory suffices"
            )
        for name in ("rate", "clip"):
            if finite_number(name, getattr(self, name)) <= 0.0:
                raise ValueError(f"{name} is {getattr(self, name)}; expected a number above 0")

    def rate_at(self, update: int) -> float:
        """Return the learning rate of an update, counted from 0."""
        warm = min(1.0, (update + 1) / WARM_UP)
        share = update / self.updates
        return self.rate * warm * (FLOOR + (1 - FLOOR) * 0.5 * (1 + math.cos(math.pi * share)))

    def as_dict(self) -> dict[str, Any]:
        """The settings by name."""
        return asdict(self)

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> Settings:
        """The inverse of :meth:`as_dict`. Raises ValueError for unknown or missing names."""
        if set(given) != {item.name for item in fields(cls)}:
            raise ValueError(f"the settings are {sorted(given)}; expected {[f.name for f in fields(cls)]}")
        return cls(**given)


def one_row(documents: tuple[Document, ...], alphabet: Alphabet, seed: int | None = None) -> Symbols:
    """Return all documents as symbols, a boundary before each; in another order for each seed."""
    order = np.arange(len(documents))
    if seed is not None:
        np.random.default_rng([seed, 1]).shuffle(order)
    start = np.array([BOUNDARY], alphabet.kind)
    parts = [part for k in order for part in (start, alphabet.encode(documents[k].text))]
    return np.concatenate(parts)


class Trainer:
    """A run that goes update by update; everything it needs to go on later is in :meth:`state`.

    Raises ValueError for a text shorter than one update reads, and for more symbols than an update has room for.
    """

    def __init__(self, settings: Settings, alphabet: Alphabet, text: Symbols) -> None:
        if len(text) < settings.batch * (settings.length + 1):
            raise ValueError(
                f"the text has {len(text)} characters; expected at least "
                f"{settings.batch * (settings.length + 1)}, which one update reads"
            )
        if (scores := settings.batch * settings.length * alphabet.size) > LARGEST_GUESS:
            raise ValueError(
                f"batch × length × symbols is {scores:,}; expected at most {LARGEST_GUESS:,}, for which the memory suffices"
            )
        self.settings, self.text = settings, text
        self.shape = Shape(alphabet.size, settings.hidden)
        self.row = self.shape.start(settings.seed)
        self.adam = Adam(self.shape.size)
        self.losses = np.zeros(settings.updates, np.float32)
        self._memories = [self.shape.still(settings.batch // settings.workers)] * settings.workers
        self._starts = np.arange(settings.batch, dtype=np.int64) * (len(text) // settings.batch)
        self._pool = ThreadPoolExecutor(settings.workers)

    @property
    def done(self) -> int:
        """Updates made."""
        return self.adam.t

    def update(self) -> float:
        """Make one update; returns the loss before it in bits per character.

        Raises ValueError if the loss is not a number any more.
        """
        settings, place = self.settings, self.done
        window = place * settings.length + np.arange(settings.length + 1)
        symbols = self.text[(self._starts + window[:, None]) % len(self.text)]
        shares = np.split(symbols, settings.workers, axis=1)
        found = list(self._pool.map(self._slope, shares, self._memories))
        gradient: Floats = found[0].row
        for other in found[1:]:
            gradient += other.row
        self._memories = [one.memories for one in found]
        loss = BITS * float(sum(one.loss for one in found)) / (settings.batch * settings.length)
        if not math.isfinite(loss):
            raise ValueError(f"the loss is {loss} at update {place}; expected a lower --rate")
        clip(gradient, settings.clip)
        self.adam.update(self.row, gradient, settings.rate_at(place))
        self.losses[place] = loss
        return loss

    def _slope(self, symbols: Symbols, memories: Memories) -> Any:
        share = 1.0 / (self.settings.batch * self.settings.length)
        return slope(self.shape, self.row, np.ascontiguousarray(symbols), memories, share)

    def state(self) -> dict[str, np.ndarray[Any, Any]]:
        """Return every array that the rest of the run depends on."""
        h, c = (np.concatenate([getattr(one, k) for one in self._memories]) for k in "hc")
        return {
            "row": self.row,
            "m": self.adam.m,
            "v": self.adam.v,
            "h": h,
            "c": c,
            "losses": self.losses[: self.done],
        }

    def go_on_from(self, state: dict[str, np.ndarray[Any, Any]]) -> None:
        """Take up the run where :meth:`state` was taken. Raises ValueError for arrays that do not fit."""
        mine = self.state()
        losses = state["losses"]
        for name, array in mine.items():
            if state[name].dtype != array.dtype:
                raise ValueError(f"{name} holds {state[name].dtype}; expected {array.dtype}")
            if name != "losses" and state[name].shape != array.shape:
                raise ValueError(f"{name} has shape {state[name].shape}; expected {array.shape}")
        if losses.ndim != 1 or len(losses) > len(self.losses):
            raise ValueError(f"losses has shape {losses.shape}; expected at most {len(self.losses)}")
        self.row[:], self.adam.m[:], self.adam.v[:] = state["row"], state["m"], state["v"]
        self.adam.t = len(losses)
        self.losses[: len(losses)] = losses
        parts = (np.split(state[k], self.settings.workers) for k in "hc")
        self._memories = [Memories(h, c) for h, c in zip(*parts, strict=True)]
