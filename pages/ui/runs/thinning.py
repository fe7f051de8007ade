"""Few records out of many: evenly spaced at round epochs, closer together while there is room. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.training.train import EpochRecord


class Thinned:
    """At most ``keep`` records of a run of ``epochs``; every epoch at first, wider steps as it goes on."""

    def __init__(self, epochs: int, keep: int) -> None:
        self.records: list[EpochRecord] = []
        self._epochs, self._keep = epochs, keep
        self._stride, self._widest = 1, round_stride(epochs, keep)

    def put(self, record: EpochRecord) -> None:
        """Keep the first record of every stride; where there is no more room, the strides get wider."""
        if self.records and record.epoch // self._stride <= self.records[-1].epoch // self._stride:
            return
        self.records.append(record)
        full = len(self.records) >= self._keep and record.epoch < self._epochs
        if full and self._stride < self._widest:
            self._stride = wider_stride(self._stride, self._widest)
            kept, self.records = self.records, []
            for one in kept:
                self.put(one)


def round_stride(epochs: int, keep: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … of which ``epochs`` holds fewer than ``keep``."""
    if keep < 2:
        raise ValueError(f"keep is {keep}; expected at least 2, the first record and the latest")
    return next(step for step in _round_steps() if step * (keep - 1) >= epochs)


def wider_stride(stride: int, widest: int) -> int:
    """The next of 1, 2, 5, 10, 20, 50 … that ``stride`` divides and that divides ``widest``."""
    return next(
        (step for step in _round_steps() if step > stride and not step % stride and not widest % step), widest
    )


def _round_steps() -> Iterator[int]:
    return (factor * 10**power for power in range(20) for factor in (1, 2, 5))
