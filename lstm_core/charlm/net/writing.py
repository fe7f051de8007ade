"""A whole written text with what each choice was made from, so that it can be gone through again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import islice

import numpy as np

from lstm_core.charlm.net.generate import Choice
from lstm_core.charlm.net.reading import TOP, likeliest
from lstm_core.charlm.text.alphabet import UNKNOWN, Symbols
from lstm_core.numbers.activations import FloatArray

_AT_ONCE = 50
"""How many choices' chances are held at a time: of a large alphabet each has many."""


@dataclass(frozen=True, eq=False)
class Writing:
    """T characters written and, for each, the K likeliest before the choice; all arrays read-only.

    Attributes:
        symbols: (T,), what was written.
        listed: (T, K + 1), the likeliest symbols, likeliest first, and last the one drawn, which may
            be among them. All (T, K + 1): ``before`` and ``after``, their chances at temperature 1 and
            at the temperature set; ``low`` and ``high``, where the chance after begins and ends on the
            line from 0 to 1.
        rest_before, rest_after: (T,), the chances of all symbols that are not listed, together.
        point: (T,), the random number; low ≤ point < high of the symbol drawn, but for rounding.
        surprise: (T,), −log₂ of the drawn symbol's chance at temperature 1, in bits.
    """

    text: str
    symbols: Symbols
    listed: Symbols
    before: FloatArray
    after: FloatArray
    low: FloatArray
    high: FloatArray
    rest_before: FloatArray
    rest_after: FloatArray
    point: FloatArray
    surprise: FloatArray

    def __post_init__(self) -> None:
        for field in fields(self)[1:]:
            getattr(self, field.name).setflags(write=False)


def write_down(choices: Iterable[Choice], top: int = TOP) -> Writing:
    """Return the record of at least one choice, as :func:`lstm_core.charlm.net.generate.generate` makes them.

    K is ``top``, or all characters of a smaller alphabet. Raises ValueError for no choice at all.
    """
    remaining = iter(choices)
    parts = [_some(made, top) for made in iter(lambda: list(islice(remaining, _AT_ONCE)), [])]
    if not parts:
        raise ValueError("nothing was written; expected at least 1 character")
    return Writing(
        "".join(part.text for part in parts),
        *(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Writing)[1:]),
    )


def _some(made: list[Choice], top: int) -> Writing:
    symbols = np.array([choice.symbol for choice in made], np.uint16)
    before, after = (np.array([getattr(choice, part) for choice in made]) for part in ("before", "chances"))
    # Boundary and unknown are never drawn. A stable order, so that equal chances never change places.
    most = min(top, before.shape[1] - UNKNOWN - 1)
    first, _ = likeliest(before.copy(), most)
    listed = np.concatenate([first, symbols[:, None]], axis=1).astype(np.int64)
    others = np.ones(before.shape)
    np.put_along_axis(others, listed, 0.0, axis=1)
    ends = np.cumsum(after, axis=1)
    of_before, of_after, low, high = (
        np.take_along_axis(part, listed, axis=1) for part in (before, after, ends - after, ends)
    )
    return Writing(
        text="".join(choice.character for choice in made),
        symbols=symbols,
        listed=listed.astype(np.uint16),
        before=of_before,
        after=of_after,
        low=low,
        high=high,
        rest_before=(before * others).sum(axis=1),
        rest_after=(after * others).sum(axis=1),
        point=np.array([choice.point for choice in made]),
        surprise=-np.log2(np.maximum(of_before[:, -1], np.finfo(np.float64).tiny)),
    )
