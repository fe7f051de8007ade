"""Series made by a formula, for forecasting: each is one function, always with the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from lstm_core.numbers.activations import FloatArray


def wave() -> FloatArray:
    """sin(2π·t/20) for t = 0 … 159, and noise of standard deviation 0.2 (seed 1); 3 decimals."""
    t = np.arange(160)
    noise = np.random.default_rng(1).standard_normal(t.size)
    return _rounded(np.sin(2.0 * np.pi * t / 20.0) + 0.2 * noise, 3)


def trend_and_season() -> FloatArray:
    """50 + t/2 + 12·sin(2π·t/12) for t = 0 … 119, and noise of standard deviation 3 (seed 2); 2 decimals."""
    t = np.arange(120)
    noise = np.random.default_rng(2).standard_normal(t.size)
    return _rounded(50.0 + 0.5 * t + 12.0 * np.sin(2.0 * np.pi * t / 12.0) + 3.0 * noise, 2)


def random_walk() -> FloatArray:
    """Two hundred steps, each drawn from the standard normal distribution (seed 3) and added up; 3 decimals."""
    return _rounded(np.cumsum(np.random.default_rng(3).standard_normal(200)), 3)


def logistic_map() -> FloatArray:
    """x ← 3.9·x·(1 − x) from 0.3, 160 values: no noise at all, and yet chaotic; full precision."""
    values = np.empty(160)
    values[0] = 0.3
    for k in range(1, values.size):
        values[k] = 3.9 * values[k - 1] * (1.0 - values[k - 1])
    return values


def pulse() -> FloatArray:
    """A 1 after every six 0s, 140 values."""
    return np.where(np.arange(140) % 7 == 6, 1.0, 0.0)


def four_days() -> FloatArray:
    """5, 6, 7, 8."""
    return np.arange(5.0, 9.0)


GENERATORS: Mapping[str, Callable[[], FloatArray]] = MappingProxyType(
    {
        "wave": wave,
        "trend_and_season": trend_and_season,
        "random_walk": random_walk,
        "logistic_map": logistic_map,
        "pulse": pulse,
        "four_days": four_days,
    }
)
"""The generators by the name a data file uses."""


def _rounded(values: FloatArray, decimals: int) -> FloatArray:
    return np.asarray(np.round(values, decimals))
