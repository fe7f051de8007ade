"""Few records out of many: at round epochs, evenly spaced, and a few early ones. Pure."""

from __future__ import annotations

from collections.abc import Iterator

FAR = 50


def is_kept(epoch: int, stride: int) -> bool:
    """Whether a record is kept: every ``stride``-th; where that is far, before the first the epochs 1, 2, 5, 10 …

    What is kept does not depend on how far a run comes, so records that were sent stay as they are.
    """
    if epoch % stride == 0:
        return True
    return FAR <= stride > epoch and next(step for step in _round_steps() if step >= epoch) == epoch


def round_stride(epochs: int, keep: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … of which ``epochs`` holds fewer than ``keep``."""
    if keep < 2:
        raise ValueError(f"keep is {keep}; expected at least 2, the first record and the latest")
    return next(step for step in _round_steps() if step * (keep - 1) >= epochs)


def _round_steps() -> Iterator[int]:
    return (factor * 10**power for power in range(20) for factor in (1, 2, 5))
