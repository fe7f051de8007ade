"""The chain rule as a product one can build: d1, d1·d2, d1·d2·d3, …"""

from __future__ import annotations

from dataclasses import dataclass

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.scaled import Scaled
from lstm_core.numbers.validation import finite_array

MAX_FACTORS = 10_000


@dataclass(frozen=True, eq=False)
class ChainProduct:
    """n factors and their running products, each (n,), read-only.

    ``products`` are the nearest floats: 0 below about 5e−324, ±infinity beyond about 1.8e308.
    ``log10`` of the absolute value (−inf only from an exact factor 0 on) and ``sign`` (−1, 0, 1)
    are right beyond that range too; ``scaled`` writes such numbers out with ``scaled.decimal``.
    """

    factors: FloatArray
    products: FloatArray
    log10: FloatArray
    sign: FloatArray
    scaled: Scaled

    def __post_init__(self) -> None:
        for array in (self.factors, self.products, self.log10, self.sign):
            array.setflags(write=False)


def chain_product(factors: object) -> ChainProduct:
    """Return the running products of 1 to 10,000 factors, rounded as plain multiplication rounds.

    Equation: products_k = d_1 · d_2 · … · d_k, as in ∂L/∂w = ∂L/∂y · ∂y/∂z · ∂z/∂w. Raises ValueError
    for anything but one row of finite numbers.
    """
    row = finite_array("factors", factors)
    if row.ndim != 1 or not 1 <= row.size <= MAX_FACTORS:
        raise ValueError(f"factors has shape {row.shape}; expected one row of 1 to {MAX_FACTORS} numbers")
    found = Scaled.of(row).running_product()
    return ChainProduct(row, found.nearest, found.log10, found.sign, found)
