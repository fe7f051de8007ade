"""Numbers far beyond the range of floats: each has a whole power of two of its own.

A product of 500 slopes can be 10^−400 or 10^400, where a float has long become 0 or infinity.
Scaling by a power of two is exact, so products and sums here are rounded as those of floats are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array

_LOG2_E = 1.4426950408889634
_LOG10_2 = 0.3010299956639812
_NOTHING = -(2**40)  # the power of a zero: below that of any other number
_FURTHEST = 2.0**28  # the power of one factor stops here, so that a thousand of them stay above a zero
_OUT_OF_SIGHT = 2000  # beside a number 2^2000 times larger, nothing is left to add
_CHUNK = 512  # so many mantissas of at least 1/2 multiply without underflow


Place = int | slice | tuple[int | slice, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Scaled:
    """An array of numbers m·2^e with 0.5 ≤ |m| < 1, or m = 0; ``m`` and ``e`` have one shape."""

    m: FloatArray
    e: npt.NDArray[np.int64]

    @classmethod
    def of(cls, values: object) -> Scaled:
        """Return finite numbers in this form, exactly. Raises ValueError for NaN and infinity."""
        return _normal(finite_array("values", values), np.int64(0))

    @classmethod
    def decay(cls, sizes: FloatArray) -> Scaled:
        """Return e^−s for sizes s ≥ 0, however large: never 0. (Beyond s = 1.8e8 the power stops falling.)"""
        power = -np.minimum(sizes * _LOG2_E, _FURTHEST)
        whole = np.floor(power)
        return _normal(np.exp2(power - whole), whole.astype(np.int64))

    def __getitem__(self, place: Place) -> Scaled:
        """Return part of the array."""
        return Scaled(np.asarray(self.m[place]), np.asarray(self.e[place]))

    def __mul__(self, other: Scaled) -> Scaled:
        """Return the products; shapes broadcast."""
        return _normal(self.m * other.m, self.e + other.e)

    def __add__(self, other: Scaled) -> Scaled:
        """Return the sums; shapes broadcast."""
        top = np.maximum(self.e, other.e)
        return _normal(_shifted(self, top) + _shifted(other, top), top)

    @property
    def sign(self) -> FloatArray:
        """−1, 0 or 1."""
        return np.sign(self.m)

    @property
    def log10(self) -> FloatArray:
        """log10 of the absolute value; −inf for an exact zero only, and never NaN."""
        with np.errstate(divide="ignore"):
            return np.asarray(np.log10(np.abs(self.m)) + np.where(self.m == 0.0, 0.0, self.e * _LOG10_2))

    @property
    def nearest(self) -> FloatArray:
        """The nearest floats: 0 below about 5e−324 and ±infinity beyond about 1.8e308."""
        with np.errstate(over="ignore", under="ignore"):
            return np.asarray(
                np.ldexp(self.m, np.clip(self.e, -_OUT_OF_SIGHT, _OUT_OF_SIGHT).astype(np.intc))
            )

    def decimal(self, digits: int) -> list[tuple[float, int]]:
        """Return each number of a row as (mantissa, power of ten), 1 ≤ |mantissa| < 10, rounded to ``digits``.

        Zero is (0.0, 0). Far beyond the floats about 12 digits are right.
        """
        return [
            _decimal(sign, log, digits)
            for sign, log in zip(self.sign.tolist(), self.log10.tolist(), strict=True)
        ]

    def running_product(self) -> Scaled:
        """Return a0, a0·a1, a0·a1·a2, … along the first axis."""
        m, e = np.empty_like(self.m), np.cumsum(self.e, axis=0)
        carried, moved = np.ones(self.m.shape[1:]), np.zeros(self.m.shape[1:], np.int64)
        for first in range(0, len(m), _CHUNK):
            part = slice(first, first + _CHUNK)
            found = _normal(np.cumprod(self.m[part], axis=0) * carried, e[part] + moved)
            carried, moved = found.m[-1], found.e[-1] - e[part][-1]
            m[part], e[part] = found.m, found.e
        return Scaled(m, e)


def _normal(m: FloatArray, e: npt.NDArray[np.int64] | np.int64) -> Scaled:
    mantissa, power = np.frexp(m)
    return Scaled(mantissa, np.where(mantissa == 0.0, _NOTHING, e + power))


def _decimal(sign: float, log10: float, digits: int) -> tuple[float, int]:
    if not sign:
        return 0.0, 0
    power = math.floor(log10)
    mantissa = round(10.0 ** (log10 - power), digits)
    # 9.9996 rounds up to the next power of ten.
    return (sign, power + 1) if mantissa >= 10.0 else (sign * mantissa, power)


def _shifted(number: Scaled, power: npt.NDArray[np.int64]) -> FloatArray:
    drop = np.maximum(number.e - power, -_OUT_OF_SIGHT)
    return np.asarray(np.ldexp(number.m, drop.astype(np.intc)))
