"""Runs as small as runs can be, which a training process can find by their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.training.layout import Layout
from lstm_core.training.optimisers import GradientDescent
from lstm_core.training.train import Diverged, EpochRecord, train

UNIT = LSTMParameters.scalar(
    forget=(0.3, 0.1, 0), input=(0.2, 0.2, 0), candidate=(-1.1, -0.2, 0), output=(2.2, -0.6, 0)
)
SERIES, TARGETS = ((0.0, 0.5, 0.25, 1.0), (1.0, 0.5, 0.25, 1.0)), (0.0, 1.0)


def record(epoch: int, loss: float = 1.0) -> EpochRecord:
    layout = Layout.of(UNIT)
    return EpochRecord(epoch, loss, np.zeros(2), layout.row(UNIT), layout)


@dataclass(frozen=True)
class Trained:
    """The engine's own training; ``name`` only tells one plan from another."""

    epochs: int
    rate: float = 0.001
    name: str = ""

    def records(self) -> Iterator[EpochRecord]:
        return train(UNIT, SERIES, TARGETS, epochs=self.epochs, optimiser=GradientDescent(self.rate))


@dataclass(frozen=True)
class Counted:
    """Records that cost nothing."""

    last: int
    name: str = ""

    def records(self) -> Iterator[EpochRecord]:
        return map(record, range(self.last + 1))


@dataclass(frozen=True)
class Endless:
    """A run that does not end by itself."""

    name: str = ""

    def records(self) -> Iterator[EpochRecord]:
        epoch = 0
        while True:
            yield record(epoch)
            epoch += 1


@dataclass(frozen=True)
class Failing:
    """A run that ends with a fault of some kind."""

    kind: str

    def records(self) -> Iterator[EpochRecord]:
        for epoch, loss in enumerate([1.0, 0.5, 0.7, 0.9, 1.2, 5.0, 7.0]):
            yield record(epoch, loss)
        if self.kind == "diverged":
            raise Diverged(
                "the learning rate 9 is probably too high: the loss grew to 9 at epoch 7", 7, UNIT, None
            )
        if self.kind == "refused":
            raise ValueError("targets[1] is 2; expected −1 to 1")
        raise KeyError("oops")
