"""Adam in place on one float32 row, for networks whose updates nobody looks at one by one."""

from __future__ import annotations

import numpy as np

from lstm_core.charlm.net.network import Floats
from lstm_core.training.optimisers import BETA1, BETA2, EPSILON


class Adam:
    """The averages ``m`` and ``v`` of gradients and of their squares after ``t`` updates.

    Formulas and constants are those of :class:`lstm_core.training.optimisers.Adam`, which records every number.
    """

    def __init__(self, size: int) -> None:
        self.t = 0
        self.m, self.v = np.zeros(size, np.float32), np.zeros(size, np.float32)
        self._spare = np.empty(size, np.float32)

    def update(self, row: Floats, gradient: Floats, rate: float) -> None:
        """Change ``row`` by one update; ``gradient`` is used up."""
        self.t += 1
        self.m *= np.float32(BETA1)
        np.multiply(gradient, np.float32(1 - BETA1), out=self._spare)
        self.m += self._spare
        self.v *= np.float32(BETA2)
        np.multiply(gradient, gradient, out=gradient)
        gradient *= np.float32(1 - BETA2)
        self.v += gradient
        np.multiply(self.v, np.float32(1 / (1 - BETA2**self.t)), out=gradient)
        np.sqrt(gradient, out=gradient)
        gradient += np.float32(EPSILON)
        np.divide(self.m, gradient, out=self._spare)
        self._spare *= np.float32(rate / (1 - BETA1**self.t))
        row -= self._spare


def clip(gradient: Floats, longest: float) -> float:
    """Shorten ``gradient`` in place to the length ``longest`` if it is longer; returns its length before."""
    length = float(np.sqrt(np.dot(gradient, gradient)))
    if length > longest:
        gradient *= np.float32(longest / length)
    return length
