"""What forecasts are worth beside their plain errors: against the naive error, as a late copy, as an interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number

FOLLOWS, STAYS = 0.9, 0.5
"""What makes a forecast a late copy: how high it correlates with the values one step earlier at least, and which part of
what the series moves in one step it moves at most away from the last value."""
LEAST_TO_REPEAT = 4
"""Fewer values than that are no ground for saying it."""


def naive_error(before: object, period: int = 1) -> float:
    """Return mean |y_t − y_{t−period}| over the values before the test: what repeating them is off by, one step ahead.

    Raises ValueError for a period outside 1 to n − 1, NaN or infinity.
    """
    row = _row("before", before, 2)
    season = whole_number("period", period, 1, row.size - 1)
    return float(np.mean(np.abs(row[season:] - row[:-season])))


def mase(mae: float, before: object, period: int = 1) -> float | None:
    """Return the mean absolute scaled error: MAE / :func:`naive_error` of the values before the test.

    Below 1 the forecasts are off by less than repeating (the last value, or the last season where ``period`` is
    longer) was on average over those values. None where repeating was never off. Raises ValueError as
    :func:`naive_error`. Source: Hyndman and Koehler (2006), International Journal of Forecasting 22.
    """
    scale = naive_error(before, period)
    return mae / scale if scale > 0.0 else None


@dataclass(frozen=True)
class Repetition:
    """How much one-step forecasts are the series one step late.

    ``with_truth`` and ``with_previous`` are the correlations (Pearson's r) of the forecasts with the values they are for and
    with those one step earlier; ``moved`` is mean |ŷ_t − y_{t−1}|, how far they go from the last value, and ``step``
    mean |y_t − y_{t−1}|, how far the series goes.
    """

    with_truth: float
    with_previous: float
    moved: float
    step: float

    @property
    def mostly_repeats(self) -> bool:
        """Whether the forecasts mostly repeat the last value.

        They follow the series one step late (with_previous ≥ FOLLOWS) more closely than on time, and go less than half
        as far from the last value as the series does (moved ≤ STAYS · step). The correlation alone does not say so: a
        forecast half-way back to the mean correlates perfectly with the last value and yet repeats none.
        """
        return (
            self.with_previous >= FOLLOWS
            and self.with_previous > self.with_truth
            and self.moved <= STAYS * self.step
        )


def repetition(forecasts: object, truth: object, last: float) -> Repetition | None:
    """Return how much one-step ``forecasts`` of ``truth``, both (n,), repeat the value before each.

    ``last`` is the value before the first. None for fewer than LEAST_TO_REPEAT values and where forecasts, values or the values
    one step earlier are all the same, so that there is no correlation. Raises ValueError for shapes that differ, NaN
    or infinity.
    """
    found, wanted = _row("forecasts", forecasts, 1), _row("truth", truth, 1)
    if found.shape != wanted.shape:
        raise ValueError(f"forecasts has shape {found.shape} and truth {wanted.shape}; expected equal")
    earlier = np.concatenate([_row("last", [last], 1), wanted[:-1]])
    if found.size < LEAST_TO_REPEAT or not all(np.ptp(row) > 0.0 for row in (found, wanted, earlier)):
        return None
    return Repetition(
        correlation(found, wanted),
        correlation(found, earlier),
        float(np.mean(np.abs(found - earlier))),
        float(np.mean(np.abs(wanted - earlier))),
    )


def correlation(one: FloatArray, other: FloatArray) -> float:
    """Return Pearson's r of two rows that are not constant, from −1 to 1."""
    first, second = ((row - row.mean()) / np.ptp(row) for row in (one, other))
    return float(np.clip(first @ second / np.sqrt((first @ first) * (second @ second)), -1.0, 1.0))


def least_for(percent: int) -> int:
    """Return how many errors an interval of ``percent`` takes at least: the smallest n with ⌈(n + 1)·percent/100⌉ ≤ n."""
    share = whole_number("percent", percent, 1, 99)
    return -(-share // (100 - share))


def half_width(errors: object, percent: int) -> float | None:
    """Return how far to either side of a forecast an interval of ``percent`` reaches: split conformal prediction.

    It is the k-th smallest of the n absolute ``errors`` that were made on values not learned from,
    k = ⌈(n + 1)·percent/100⌉. If later errors are like these in any order (exchangeable), the next value lies inside
    with at least that chance. None where n is too small for k ≤ n. Raises ValueError for NaN, infinity and a
    percentage outside 1 to 99. Source: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), JASA 113.
    """
    row = np.sort(np.abs(np.asarray(finite_array("errors", errors)).ravel()))
    place = -(-(row.size + 1) * whole_number("percent", percent, 1, 99) // 100)
    return float(row[place - 1]) if place <= row.size else None


def _row(name: str, values: object, least: int) -> FloatArray:
    row = finite_array(name, values)
    if row.ndim != 1 or row.size < least:
        raise ValueError(f"{name} has shape {row.shape}; expected one row of at least {least}")
    return np.asarray(row)
