"""The autoregression against arithmetic by hand and against normal equations solved in fractions."""

import math
from fractions import Fraction

import numpy as np
import pytest

from lstm_core.forecasting.linear import autoregression

ROUGH = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3]
BESIDE = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5, 2, 3, 5, 3, 6, 0, 2, 8, 7, 4]


def exact(rows, targets):
    """Least squares without a rounding error: the normal equations by elimination in fractions, and what is left."""
    rows = [[Fraction(1), *map(Fraction, row)] for row in rows]
    size = len(rows[0])
    table = [
        [
            *(sum(row[i] * row[j] for row in rows) for j in range(size)),
            sum(row[i] * y for row, y in zip(rows, targets, strict=True)),
        ]
        for i in range(size)
    ]
    for i in range(size):
        pivot = next(k for k in range(i, size) if table[k][i])
        table[i], table[pivot] = table[pivot], table[i]
        table[i] = [value / table[i][i] for value in table[i]]
        for k in range(size):
            if k != i:
                table[k] = [a - table[k][i] * b for a, b in zip(table[k], table[i], strict=True)]
    found = [line[-1] for line in table]
    left = sum(
        (y - sum(a * b for a, b in zip(row, found, strict=True))) ** 2
        for row, y in zip(rows, targets, strict=True)
    )
    return found, left


def lagged(order, first, *columns):
    """For each value from ``first`` on, all columns one step back, then two, and so on."""
    n = len(columns[0])
    return [[column[t - back] for back in range(1, order + 1) for column in columns] for t in range(first, n)]


def test_one_value_back_by_hand():
    # Pairs 1→2, 2→1, 1→3, 3→2, 2→4: Sxx = 2.8, Sxy = −0.6, RSS = 5.2 − 0.36 / 2.8 = 71 / 14; n = 5, k = 3.
    found = autoregression([1, 2, 1, 3, 2, 4], 5)
    assert found.order == 1 and found.weights[0, 0] == pytest.approx(-3 / 14)
    assert found.constant == pytest.approx(39 / 14)
    assert found.criterion == (pytest.approx(5 * math.log(71 / 70) + 6 + 24),)
    assert found.one_step([1, 2, 1, 3, 2, 4], 4) == pytest.approx([39 / 14 - 9 / 14, 39 / 14 - 6 / 14])
    assert found.onward([4], 2) == pytest.approx([27 / 14, 39 / 14 - 81 / 196])


@pytest.mark.parametrize("columns", [(ROUGH,), (ROUGH, BESIDE)], ids=["alone", "with a column beside it"])
def test_weights_criterion_and_order_are_those_of_exact_arithmetic(columns):
    highest, (series, *beside) = 4, columns
    found = autoregression(series, highest, beside)
    expected = []
    for order in range(1, highest + 1):
        _, left = exact(lagged(order, highest, *columns), series[highest:])
        n, k = len(series) - highest, order * len(columns) + 2
        expected.append(n * math.log(left / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1))
    assert found.criterion == pytest.approx(expected)
    assert found.order == 1 + expected.index(min(expected))
    (constant, *weights), _ = exact(lagged(found.order, found.order, *columns), series[found.order :])
    assert found.constant == pytest.approx(float(constant))
    assert found.weights.ravel().tolist() == pytest.approx([float(weight) for weight in weights])
    after = sum(
        w * x for w, x in zip(weights, lagged(found.order, len(series) - 1, *columns)[0], strict=True)
    )
    assert found.one_step(series, len(series) - 1, beside)[0] == pytest.approx(float(constant + after))


def test_of_orders_that_fit_exactly_the_lowest_is_taken():
    # y_t = y_{t−1} − y_{t−2}: 1, 1, 0, −1, −1, 0 and again.
    wave = [1, 1, 0, -1, -1, 0] * 4
    found = autoregression(wave, 5)
    assert (
        found.order == 2
        and found.weights.ravel() == pytest.approx([1, -1])
        and found.criterion[1] == -math.inf
    )
    assert found.onward(wave, 6) == pytest.approx(wave[:6], abs=1e-9)
    straight = autoregression(np.arange(20.0) * 1e6 + 5e8, 3)
    assert straight.order == 1 and straight.onward([7e8], 2) == pytest.approx([7.01e8, 7.02e8])


def test_a_column_that_tells_the_next_value_is_used_and_its_later_values_are_not():
    series = [float(value) for value in [9, *BESIDE[:-1]]]
    alone, told = autoregression(series, 3), autoregression(series, 3, [BESIDE])
    assert told.one_step(series, 3, [BESIDE]) == pytest.approx(series[3:], abs=1e-9)
    assert np.abs(alone.one_step(series, 3) - series[3:]).mean() > 1
    later = [*BESIDE[:-1], 99]
    assert told.one_step(series, 3, [later]) == pytest.approx(series[3:], abs=1e-9)


def test_too_short_a_part_has_none_and_a_long_order_is_cut_to_what_can_be_compared():
    assert autoregression([1, 2, 1, 3, 2], 3) is None
    # n − k − 1 = (10 − p) − (p + 2) − 1 is 1 at p = 3.
    assert len(autoregression(ROUGH[:10], 9).criterion) == 3


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: autoregression([2, 2, 2, 2, 2, 2, 2], 1), "the training part is constant at 2"),
        (lambda: autoregression([1, 2, math.nan], 1), r"the series\[2\] is nan"),
        (lambda: autoregression([1, 2, 3], 0), "highest is 0"),
        (lambda: autoregression([1, 2, 3], 1, [[1, 2]]), r"columns\[0\] has 2 values; expected 3"),
        (lambda: autoregression(ROUGH, 1).one_step(ROUGH, 0), "first is 0; expected a whole number from 1"),
        (lambda: autoregression(ROUGH, 1).one_step(ROUGH, 3, [BESIDE]), "there are 1 other columns; expected 0"),
        (lambda: autoregression(ROUGH, 1, [BESIDE]).onward(ROUGH, 1), "there are 0 other columns; expected 1"),
        (lambda: autoregression(2.0 ** np.arange(20), 1).onward([1.0], 2000), "the forecasts grow without end"),
    ],
)  # fmt: skip
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()
