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
    """The runs of one length. ``known`` and ``keys`` are runs as numbers: the number of the run without its last symbol,
    times how many symbols there are, plus that symbol; ``known`` are all of them, numbered as they stand there, and
    ``keys`` those that are counted."""

    known: Keys
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
        # Numbers that grow with the text alone: six symbols of a large alphabet, side by side, fit into no integer.
        known: list[Keys] = []
        ends: list[Keys] = []
        before = np.zeros(len(text) + 1, np.int64)
        for _ in range(order):
            found, numbers = np.unique(
                before[:-1] * size + text[len(text) + 1 - len(before) :], return_inverse=True
            )
            known.append(found)
            ends.append(numbers)
            before = numbers
        self._levels = _levels(known, ends, size)

    def bits(self, text: Symbols) -> FloatArray:
        """Return −log₂ p of each symbol from the order-th on, given the symbols before it."""
        p = np.full(max(0, len(text) - self.order + 1), 1.0 / self.size)
        before = np.zeros(len(text) + 1, np.int64)
        for level in self._levels:
            keys = np.where(
                before[:-1] < 0, -1, before[:-1] * self.size + text[len(text) + 1 - len(before) :]
            )
            context, before = before[:-1], _number(level.known, keys)
            keys, context = keys[len(keys) - len(p) :], context[len(context) - len(p) :]
            count = _found(level.keys, level.counts, keys)
            total = _found(level.contexts, level.totals, context)
            freed = level.discount * _found(level.contexts, level.followers, context)
            kept = np.maximum(count - level.discount, 0.0)
            seen = total > 0
            p[seen] = (kept[seen] + freed[seen] * p[seen]) / total[seen]
        return np.asarray(-np.log2(p))


def _levels(known: list[Keys], ends: list[Keys], size: int) -> list[_Counts]:
    """Return the counts of each length; ``ends`` are, by length, the numbers of the runs that end at each place."""
    levels: list[_Counts] = []
    longest = len(known)
    # A run counts, if it ends one of the longest: one place of each longer run that counts.
    places = np.arange(len(ends[-1]))
    for n in range(longest, 0, -1):
        numbers, firsts, counts = np.unique(
            ends[n - 1][places + longest - n], return_index=True, return_counts=True
        )
        levels.append(_level(known[n - 1], known[n - 1][numbers], counts, size))
        places = places[firsts]
    return levels[::-1]


def _number(known: Keys, wanted: Keys) -> Keys:
    """Return where ``wanted`` stand in ``known``, −1 for those that do not."""
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[places] == wanted, places, -1)


def _level(known: Keys, keys: Keys, counts: Keys, size: int) -> _Counts:
    contexts, firsts, followers = np.unique(keys // size, return_index=True, return_counts=True)
    once, twice = int(np.sum(counts == 1)), int(np.sum(counts == 2))
    discount = once / (once + 2 * twice) if once and twice else 0.5
    return _Counts(known, keys, counts, contexts, np.add.reduceat(counts, firsts), followers, discount)


def _found(keys: Keys, values: Keys, wanted: Keys) -> Keys:
    """Return the values that belong to ``wanted`` in ascending ``keys``, 0 where there is none."""
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, values[places], 0)
