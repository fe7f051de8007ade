"""MASE, late copies and intervals against arithmetic by hand and against every order of a few errors."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from lstm_core.forecasting.forecast import errors, naive_forecasts
from lstm_core.forecasting.measures import Repetition, half_width, least_for, mase, naive_error, repetition

LATE = [10, 12, 11, 13, 12, 14, 13, 15, 14, 16, 15, 17]


def test_the_errors_of_simple_rules_and_their_scale_by_hand():
    found = naive_forecasts(LATE, 8, 2)
    off = {key: errors(row, LATE[8:]) for key, row in found.items()}
    assert found["last"].tolist() == [15, 14, 16, 15] and found["seasonal"].tolist() == [13, 15, 14, 16]
    assert (off["last"].mae, off["last"].rmse) == (1.5, pytest.approx(2.5**0.5))
    assert (off["mean"].mae, off["mean"].rmse) == (
        pytest.approx(2.6629, abs=5e-5),
        pytest.approx(2.8258, abs=5e-5),
    )
    assert (off["seasonal"].mae, off["seasonal"].rmse) == (1.0, 1.0)
    # Steps of the first eight values: 2, 1, 2, 1, 2, 1, 2; two steps apart: 1 throughout.
    assert naive_error(LATE[:8]) == pytest.approx(11 / 7) and naive_error(LATE[:8], 2) == 1.0
    assert mase(1.5, LATE[:8]) == pytest.approx(1.5 * 7 / 11) and mase(1.0, LATE[:8], 2) == 1.0
    assert mase(1.0, [0, 1, 0, 1, 0], 2) is None


def test_a_copy_of_the_last_value_is_named():
    found = repetition(LATE[7:11], LATE[8:], LATE[7])
    # Forecasts 15, 14, 16, 15 and values 14, 16, 15, 17: deviations 0, −1, 1, 0 and −1.5, 0.5, −0.5, 1.5.
    assert found.with_truth == pytest.approx(-1 / (2 * 5) ** 0.5) and round(found.with_truth, 3) == -0.316
    assert found == Repetition(found.with_truth, 1.0, 0.0, 1.5) and found.mostly_repeats


@pytest.mark.parametrize(
    ("forecasts", "repeats"),
    [
        ([14, 16, 15, 17], False),
        ([15.3, 14.2, 16.1, 15.4], True),
        ([7.5, 7, 8, 7.5], False),
        ([16.5, 15.5, 17.5, 16.5], False),
        ([15, 15.1, 14, 16], False),
    ],
    ids=["the truth", "nearly a copy", "half of it", "a copy, far off", "two steps late"],
)
def test_what_is_a_late_copy(forecasts, repeats):
    assert repetition(forecasts, LATE[8:], LATE[7]).mostly_repeats is repeats


def test_the_best_forecast_of_a_series_that_swings_back_is_no_copy_although_it_correlates():
    """Half of the last value each time: r with it is 1, and yet it goes as far from it as to be something else."""
    noise = np.random.default_rng(0).normal(size=400)
    row = [0.0]
    for step in noise:
        row.append(0.3 * row[-1] + step)
    found = repetition(0.3 * np.array(row[:-1]), row[1:], row[0])
    assert found.with_previous == pytest.approx(1) and found.with_truth < 0.5 and not found.mostly_repeats


@pytest.mark.parametrize(
    ("forecasts", "truth"), [([1, 2, 3], [1, 2, 3]), ([5] * 4, [1, 2, 3, 4]), ([1, 2, 3, 4], [5] * 4)]
)
def test_where_there_is_no_correlation_nothing_is_said(forecasts, truth):
    assert repetition(forecasts, truth, 0.0) is None


def test_an_interval_is_as_wide_as_the_right_error():
    assert half_width([1, -4, 2, -3], 80) == 4 and half_width([1, -3, 2], 80) is None
    assert half_width(range(1, 10), 80) == 8 and half_width(range(1, 10), 90) == 9
    assert half_width([], 80) is None and half_width([-5, 5], 50) == 5
    assert [least_for(percent) for percent in (50, 80, 90, 95)] == [1, 4, 9, 19]


@pytest.mark.parametrize(("n", "percent"), [(4, 80), (5, 80), (6, 50), (3, 75), (6, 80)])
def test_over_every_order_of_the_errors_the_next_one_lies_inside_often_enough(n, percent):
    orders = list(permutations(range(n + 1)))
    inside = sum(last <= half_width(known, percent) for *known, last in orders)
    share = Fraction(inside, len(orders))
    assert Fraction(percent, 100) <= share < Fraction(percent, 100) + Fraction(1, n + 1)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: naive_error([1]), r"before has shape \(1,\); expected one row of at least 2"),
        (lambda: naive_error([1, 2], 2), "period is 2; expected a whole number from 1 to 1"),
        (lambda: repetition([1, 2], [1], 0), r"forecasts has shape \(2,\) and truth \(1,\)"),
        (lambda: half_width([float("nan")], 80), r"errors\[0\] is nan"),
        (lambda: half_width([1], 100), "percent is 100; expected a whole number from 1 to 99"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()
