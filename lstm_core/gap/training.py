"""Training on the gap task as a generator of frozen records, so that a page can draw and stop it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lstm_core.gap.network import GapNetwork
from lstm_core.gap.task import MAX_SEQUENCES, Sequences, draw_sequences
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_number, refusal, whole_number
from lstm_core.training.optimisers import Adam, clip_by_norm

MAX_UPDATES = 1_000_000
_TRAIN, _CHECK, _TEST = 0, 1, 2  # streams of random numbers: no sequence is drawn for two purposes


@dataclass(frozen=True, eq=False)
class GapRecord:
    """The network after ``update`` updates; 0 is the start.

    ``loss`` is the mean over the updates since the record before (at the start: of the first
    batch); ln 4 = 1.386 is what guessing costs. ``accuracy`` is the share of right answers on
    sequences never trained on, the same ones at every record. ``row`` holds the weights, read-only.
    """

    update: int
    updates: int
    loss: float
    accuracy: float
    row: FloatArray

    def __post_init__(self) -> None:
        self.row.setflags(write=False)

    @property
    def epoch(self) -> int:
        """``update`` under the name by which a recorded run counts."""
        return self.update


def train_gap(
    kind: str,
    gap: int,
    units: int = 8,
    seed: int = 0,
    updates: int = 2000,
    *,
    learning_rate: float = 0.01,
    batch: int = 32,
    clip: float = 1.0,
    record_every: int = 100,
    checks: int = 400,
) -> Iterator[GapRecord]:
    """Return an iterator over the records of update 0, every ``record_every``-th update, and the last.

    ``kind`` is a key of :data:`lstm_core.gap.network.NETWORKS`. Each update draws ``batch`` new
    sequences and makes one step of Adam along the gradient, shortened to length ``clip`` where it
    is longer; ``checks`` is how many sequences measure the accuracy. ``seed`` decides the weights
    at the start and the sequences; networks of other kinds see the same sequences. The same
    arguments give the same numbers. Raises ValueError at the call for arguments out of range; the
    iterator raises ArithmeticError when the loss is no longer a number.
    Source: Adam: Kingma & Ba (2015); clipping: Pascanu, Mikolov & Bengio (2013).
    """
    network = GapNetwork(kind, gap, units)
    adam, limit = Adam(learning_rate), finite_number("clip", clip)
    if limit <= 0.0:
        raise refusal("clip", clip, "a number greater than 0")
    whole_number("updates", updates, 0, MAX_UPDATES)
    whole_number("record_every", record_every, 1, MAX_UPDATES)
    whole_number("batch", batch, 1, MAX_SEQUENCES)
    checked = fresh_sequences(gap, checks, seed, "check")
    return _records(network, adam, limit, seed, updates, batch, record_every, checked)


def fresh_sequences(gap: int, n: int, seed: int, purpose: str) -> Sequences:
    """Return ``n`` sequences for "check" or "test", apart from each other and from the training ones.

    Raises ValueError for counts out of range and a seed that is not a whole number from 0 to 2³² − 1.
    """
    stream = {"check": _CHECK, "test": _TEST}[purpose]
    return draw_sequences(_stream(seed, gap, stream), gap, n)


def _stream(seed: int, gap: int, stream: int) -> np.random.Generator:
    whole_number("gap", gap, 0, 2**32 - 1)
    return np.random.default_rng([whole_number("seed", seed, 0, 2**32 - 1), gap, stream, 3])


def _records(
    network: GapNetwork,
    adam: Adam,
    clip: float,
    seed: int,
    updates: int,
    batch: int,
    record_every: int,
    checked: Sequences,
) -> Iterator[GapRecord]:
    rng, row, state = _stream(seed, network.gap, _TRAIN), network.start(seed), adam.start()
    loss, gradient = network.gradient(row, draw_sequences(rng, network.gap, batch))
    yield GapRecord(0, updates, loss, network.accuracy(row, checked), row)
    losses: list[float] = []
    for update in range(1, updates + 1):
        if not np.isfinite(loss) or not np.isfinite(gradient).all():
            raise ArithmeticError(f"the loss is no longer a number after {update - 1} updates")
        step = adam.advance(row, clip_by_norm(gradient, clip).gradient, state)
        row, state = step.after, step.state
        losses.append(loss)
        if update % record_every == 0 or update == updates:
            yield GapRecord(update, updates, float(np.mean(losses)), network.accuracy(row, checked), row)
            losses = []
        loss, gradient = network.gradient(row, draw_sequences(rng, network.gap, batch))
