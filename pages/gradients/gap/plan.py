"""What is trained in the page: an RNN and an LSTM of equal size on one gap, step by step together. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.training import GapRecord, train_gap

GAPS = (2, 5, 10, 20, 40, 80, 160)
UNITS = (4, 8, 16)
UPDATES = (200, 500, 1000, 2000, 4000)
MAX_SEED = 99
CHECKS = 200
"""How many sequences measure an accuracy."""
RNNS = tuple(key for key, kind in NETWORKS.items() if kind.cell == "rnn")
LSTMS = tuple(key for key, kind in NETWORKS.items() if kind.cell == "lstm")
USUAL_LSTM = "lstm_bias_gap"
"""The pair to begin with shows what a start is worth, not two networks that both guess."""
_EVERY = ((20, 10), (40, 5), (GAPS[-1], 2))


@dataclass(frozen=True)
class PairRecord:
    """Both networks after ``epoch`` updates; ``loss`` is the sum of theirs."""

    epoch: int
    loss: float
    rnn: GapRecord
    lstm: GapRecord


@dataclass(frozen=True)
class GapPlan:
    """Steps between symbol and question, units of each network, updates, the seed of all chance, and which two."""

    gap: int = 20
    units: int = 8
    updates: int = 500
    seed: int = 0
    rnn: str = RNNS[0]
    lstm: str = USUAL_LSTM

    @property
    def every(self) -> int:
        """Updates from record to record: few enough that one takes less than a tenth of a second."""
        return next(every for gap, every in _EVERY if self.gap <= gap)

    def records(self) -> Iterator[PairRecord]:
        """Train both on the same sequences, in step. Raises ArithmeticError as ``train_gap`` does."""
        runs = [
            train_gap(
                kind, self.gap, self.units, self.seed, self.updates, record_every=self.every, checks=CHECKS
            )
            for kind in (self.rnn, self.lstm)
        ]
        for rnn, lstm in zip(*runs, strict=True):
            yield PairRecord(rnn.update, rnn.loss + lstm.loss, rnn, lstm)
