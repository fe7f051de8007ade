"""What the tests of the kinds beyond the unit share."""

import pytest

from lstm_core.exercises import exercise

BEYOND = ("product", "slope", "weight-gradient", "update", "forecast", "counting", "torch-blocks")
SEEDS = range(25)


def drawn(kind, level):
    """Given numbers and exact results of many exercises."""
    return [(found.given, found.solution) for seed in SEEDS for found in [exercise(kind, seed, level)]]


def close(value):
    return pytest.approx(value, rel=1e-9, abs=1e-12)
