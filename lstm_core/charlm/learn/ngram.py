"""The opponent: how well the last five characters alone predict the next, counted in the same text.

Interpolated Kneser-Ney smoothing: an n-gram's count is lowered by a discount, and what that frees
goes to the prediction from one character less. Below the longest context a character counts as
often as it follows different characters, not as often as it occurs.
Sources: Ney, Essen & Kneser (1994) for the discount; Chen & Goodman (1999) for interpolation.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.charlm.text.alphabet import Symbols
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import whole_number

ORDER = 6
Keys = npt.NDArray[np.int64]


class _Counts(NamedTuple):
    keys: Keys
    counts: Keys
    contexts: Keys
    totals: Keys
    followers: Keys
    discount: float


class NGram:
    """Counts of all runs of 1 to ``order`` symbols of a text over ``size`` symbols.

    Raises ValueError for an order outside 1 to 7 and a text shorter than the order.
    """

    def __init__(self, text: Symbols, size: int, order: int = ORDER) -> None:
        self.order, self.size = whole_number("order", order, 1, 7), size
        if len(text) < order:
            raise ValueError(f"the text has {len(text)} characters; expected at least {order}")
        levels: list[_Counts] = []
        keys, counts = np.unique(_runs(text, order, size), return_counts=True)
        for n in range(order, 0, -1):
            levels.append(_level(keys, counts, size))
            if n > 1:
                keys, counts = np.unique(keys % size ** (n - 1), return_counts=True)
        self._levels = levels[::-1]

    def bits(self, text: Symbols) -> FloatArray:
        """Return −log₂ p of each symbol from the order-th on, given the symbols before it."""
        runs = _runs(text, self.order, self.size)
        p = np.full(len(runs), 1.0 / self.size)
        for n, level in enumerate(self._levels, start=1):
            keys = runs % self.size**n
            count = _found(level.keys, level.counts, keys)
            context = keys // self.size
            total = _found(level.contexts, level.totals, context)
            freed = level.discount * _found(level.contexts, level.followers, context)
            kept = np.maximum(count - level.discount, 0.0)
            seen = total > 0
            p[seen] = (kept[seen] + freed[seen] * p[seen]) / total[seen]
        return np.asarray(-np.log2(p))


def _runs(text: Symbols, n: int, size: int) -> Keys:
    """Return each run of n symbols as one number, the first symbol the most significant."""
    keys = np.zeros(len(text) - n + 1, np.int64)
    for k in range(n):
        keys = keys * size + text[k : len(text) - n + 1 + k]
    return keys


def _level(keys: Keys, counts: Keys, size: int) -> _Counts:
    contexts, firsts, followers = np.unique(keys // size, return_index=True, return_counts=True)
    once, twice = int(np.sum(counts == 1)), int(np.sum(counts == 2))
    discount = once / (once + 2 * twice) if once and twice else 0.5
    return _Counts(keys, counts, contexts, np.add.reduceat(counts, firsts), followers, discount)


def _found(keys: Keys, values: Keys, wanted: Keys) -> Keys:
    """Return the values that belong to ``wanted`` in ascending ``keys``, 0 where there is none."""
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, values[places], 0)
