"""Remember the first symbol: a series whose answer stands at its beginning.

Step 0 shows one of four symbols, the ``gap`` steps after it show distractors that mean nothing, and
the last step asks. Only what was kept over the whole gap can answer, so guessing is right one time
in four. The task is a long-lag problem as in Hochreiter & Schmidhuber (1997), section 5.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import whole_number

SYMBOLS = ("A", "B", "C", "D")
DISTRACTORS = ("w", "x", "y", "z")
QUERY = "?"
ALPHABET = (*SYMBOLS, *DISTRACTORS, QUERY)
"""What a step can show, in the order of the inputs: each letter has an input that is then 1, the others 0."""

CHANCE = 1.0 / len(SYMBOLS)
MAX_GAP, MAX_SEQUENCES = 500, 10_000


class Sequences(NamedTuple):
    """B series of one length: ``xs`` (gap + 2, B, 9) of zeros and ones, ``targets`` (B,) from 0 to 3."""

    xs: FloatArray
    targets: npt.NDArray[np.int64]

    def letters(self, k: int) -> tuple[str, ...]:
        """Return series ``k`` as a person would write it, one letter of ALPHABET per step."""
        return tuple(ALPHABET[place] for place in self.xs[:, k].argmax(axis=1).tolist())


def draw_sequences(rng: np.random.Generator, gap: int, n: int) -> Sequences:
    """Return ``n`` series of ``gap`` + 2 steps, every symbol and distractor equally likely.

    Raises ValueError unless the gap is 0 to 500 and ``n`` 1 to 10,000.
    """
    steps = whole_number("gap", gap, 0, MAX_GAP) + 2
    whole_number("n", n, 1, MAX_SEQUENCES)
    places = rng.integers(len(SYMBOLS), len(SYMBOLS) + len(DISTRACTORS), (steps, n))
    places[0] = rng.integers(0, len(SYMBOLS), n)
    places[-1] = len(ALPHABET) - 1
    return Sequences(np.eye(len(ALPHABET))[places], places[0].copy())
