"""The product one builds: a few factors, taken in turns until there are n of them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lstm_core.gradients.chain import ChainProduct, chain_product
from pages.ui.params.codecs import numbers

MAX_WRITTEN = 8
MAX_N = 500
FACTORS = numbers(1, MAX_WRITTEN)
"""The factors as a link says them."""


@dataclass(frozen=True)
class Chain:
    """``factors`` (1 to 8) repeated in turns; ``n`` factors in all, None for each of them once."""

    factors: tuple[float, ...] = (0.03, 0.05)
    n: int | None = None

    @property
    def length(self) -> int:
        """How many factors there are in all."""
        return len(self.factors) if self.n is None else self.n

    @property
    def product(self) -> ChainProduct:
        """The factors and their running products."""
        return chain_product(np.resize(self.factors, self.length))

    def with_factor(self, place: int, value: float) -> Chain:
        """One factor changed."""
        return replace(self, factors=(*self.factors[:place], value, *self.factors[place + 1 :]))

    def with_n(self, n: int) -> Chain:
        """Another number of factors in all. Raises ValueError, in one sentence, unless it is 1 to 500."""
        if not 1 <= n <= MAX_N:
            raise ValueError(f"{n} factors cannot be used; expected a whole number from 1 to {MAX_N}.")
        return replace(self, n=None if n == len(self.factors) else n)

    def longer(self) -> Chain:
        """One factor more, like the last one. Raises ValueError, in one sentence, beyond 8."""
        if len(self.factors) >= MAX_WRITTEN:
            raise ValueError(f"At most {MAX_WRITTEN} different factors; repeat them to get more.")
        return Chain((*self.factors, self.factors[-1]), self.n)

    def shorter(self) -> Chain:
        """The last factor gone. Raises ValueError, in one sentence, where it is the only one."""
        if len(self.factors) == 1:
            raise ValueError("A product needs at least one factor.")
        return Chain(self.factors[:-1], self.n)
