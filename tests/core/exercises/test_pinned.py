"""The same kind, level and seed draw the same numbers tomorrow: else an old link would hold another exercise."""

import pytest

from lstm_core.exercises import exercise

PINNED = {
    ("weighted-sum", 1, 7): "0.4 -1.7 1 -0.2 -0.5",
    ("weighted-sum", 2, 40000): "0.5 2 1 -0.5 -1.4",
    ("weighted-sum", 3, 999999): "-0.9 -0.06 -1 -1.24 -0.8",
    ("share", 1, 7): "0.5",
    ("share", 2, 40000): "-0.9 1.1 0.2 1.9 1.5",
    ("share", 3, 999999): "0.2 -0.17 1.6 1 -0.92",
    ("forget-step", 1, 7): "1.8 0.89",
    ("forget-step", 2, 40000): "-2.2 1.4",
    ("forget-step", 3, 999999): "-0.2 0.35 0.7 0.93 0.6 2.4",
    ("candidate", 1, 7): "0.3 0.2",
    ("candidate", 2, 40000): "-1.29 -2.08",
    ("candidate", 3, 999999): "0.4 0.47 1.9 -0.5 -0.18 1.61 -1.87 0.85",
    ("new-memory", 1, 7): "2.1 0.51 0.73 -0.34",
    ("new-memory", 2, 40000): "1.3 1.3 2.6 -2.5",
    ("new-memory", 3, 999999): "-1.25 -1.4 2.84 1.5",
    ("output", 1, 7): "-1.6 0.19",
    ("output", 2, 40000): "-1.2 0.07 0.79 -0.9",
    ("output", 3, 999999): "-2.8 0.66 -0.71 0.5 0.8 1.9 0.76 0.46",
    ("whole-unit", 1, 7): "0.6 1.3 1 -2 1.3 1.9 -0.5 1.2 1.6 1.6 -0.7 1.8 1.5 -0.3 -1.2",
    ("whole-unit", 2, 40000): "0.1 1.6 -1.1 0.5 1.9 0.1 -1.4 -2 -0.4 2 1.5 -1 -2 0.8 0.2",
    ("whole-unit", 3, 999999): "-0.5 0.08 -0.3 0.39 0.85 -2.7 1.47 0.75 0.43 0.83 0.46 0.9 -1.93 0.92 -0.53",
    ("sigmoid-backwards", 1, 7): "0.2 1 0.8 0.9",
    ("sigmoid-backwards", 2, 40000): "0.12 -0.3 1.3 -0.4 -1.1",
    ("sigmoid-backwards", 3, 999999): "0.49 0.4 0.59 1.34 -0.62",
    ("two-days", 1, 7): "-0.6 0.55 0.66 -0.81 0.91 0.26 0.54",
    ("two-days", 2, 40000): "-0.2 -0.8 1.5 -0.1 0.4 -2.1 -1.7 -0.2 1.6 1.2 0.3 -1.1 1.4 -0.9 1 -1.2",
    ("two-days", 3, 999999): "0.9 -0.21 0.3 -0.7 1.86 -2.6 1.97 1.14 1.81 0.79 0.93 0.1 -1.43 1.04 0.12 0.9",
    ("which-gate", 1, 7): "0.2 0.35 0.07 -0.71 0.65",
    ("which-gate", 2, 40000): "0.2 -0.7 4.2 -0.3 -3.7",
    ("which-gate", 3, 999999): "-0.7 -0.9 1.3 0.2 2 0.1 0.1 0.1 -4.5 0.5 0.7 0.6 0.5 -0.1 1",
    ("exact-or-paper", 1, 7): "3.8 7.9",
    ("exact-or-paper", 2, 40000): "-3.3 -3.8 3.9 2.4",
    ("exact-or-paper", 3, 999999): "-0.4 1.16 -0.6 -0.57 1.04 8.4 -0.44 0.41 -0.57 1.81 -1.41 -1.3",
    ("recurrent-unit", 1, 7): "0.3 0.9 -0.1 1.8 1.2",
    ("recurrent-unit", 2, 40000): "0.5 0.5 1.5 0.7 -1.9 0.8",
    ("recurrent-unit", 3, 999999): "-0.3 0.99 1 -0.5 -1.5 -2",
}
"""The numbers in the order in which they are given."""


@pytest.mark.parametrize("place", PINNED, ids=lambda place: "-".join(map(str, place)))
def test_a_seed_draws_the_same_numbers_always(place):
    kind, level, seed = place
    assert list(exercise(kind, seed, level).given.values()) == [float(n) for n in PINNED[place].split()]
