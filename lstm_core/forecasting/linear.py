"""A linear autoregression: the next value as a weighted sum of the last ones, its weights by least squares."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.forecasting.series import MAX_LENGTH, Scaler, beside_series, checked_series
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import whole_number

_EXACT = 1e-18
"""A mean squared error below this part of the squared range counts as none: what is left is rounding."""
_DEPENDENT = 1e-10
"""A lag of which only this part is not a sum of the ones before is one of them."""


@dataclass(frozen=True, eq=False)
class Autoregression:
    """ŷ_t = constant + Σ_{j=1..p} Σ_k weights[j − 1, k] · x_{k, t−j}, where x_0 is the series itself.

    ``weights`` (p, 1 + columns), read-only, is in the units of the series and the columns. ``criterion`` has AICc for each
    order from 1 on that was tried, −∞ for one that fits exactly.
    """

    constant: float
    weights: FloatArray
    criterion: tuple[float, ...]

    def __post_init__(self) -> None:
        self.weights.setflags(write=False)

    @property
    def order(self) -> int:
        """How many values back it looks: p."""
        return len(self.weights)

    def one_step(self, values: object, first: int, columns: Sequence[object] = ()) -> FloatArray:
        """Return a forecast for each value from number ``first`` on, from the true values before it, (n − first,).

        ``first`` is counted from 0 and at least the order. Raises ValueError otherwise, and for columns other than those
        it was fitted with.
        """
        rows = self._rows(values, columns)
        start = whole_number("first", first, self.order, len(rows) - 1)
        return self.constant + _lags(rows, self.order)[start - self.order :] @ self.weights.ravel()

    def onward(self, history: object, steps: int) -> FloatArray:
        """Return the next ``steps`` values, each forecast fed back as if it had happened.

        Raises ValueError for a history shorter than the order, with other columns, of which nobody knows the later values,
        and where the values leave the range of floats, as they do when feeding back makes them grow without end.
        """
        count = whole_number("steps", steps, 1, MAX_LENGTH)
        rows = self._rows(history, ())
        known = np.concatenate([rows[len(rows) - self.order :, 0], np.empty(count)])
        backwards = self.weights[::-1, 0]
        with np.errstate(over="ignore", invalid="ignore"):
            for k in range(count):
                known[self.order + k] = self.constant + known[k : self.order + k] @ backwards
        if not np.isfinite(known).all():
            raise ValueError("the forecasts grow without end; expected an autoregression that settles")
        return known[self.order :]

    def _rows(self, values: object, columns: Sequence[object]) -> FloatArray:
        rows = _table(values, columns, self.order)
        if rows.shape[1] != self.weights.shape[1]:
            raise ValueError(
                f"there are {rows.shape[1] - 1} other columns; expected {self.weights.shape[1] - 1}, as it was fitted with"
            )
        return rows


def autoregression(training: object, highest: int, columns: Sequence[object] = ()) -> Autoregression | None:
    """Return the linear autoregression of the training part with the best order from 1 to ``highest``.

    Least squares over every value with p values before it. The order p is the one with the smallest
    AICc = n·ln(RSS/n) + 2k + 2k(k + 1)/(n − k − 1), k = p(1 + columns) + 2 with the constant and the variance, each order over
    the same n values, so that they can be compared; of orders that fit exactly the lowest. ``columns``, as long as the
    training part, are looked back on as far as the series. Where weights are not determined, the smallest that fit are taken.
    None where the part is too short for order 1. Raises ValueError for NaN, infinity and a part that does not change.
    Source: Hurvich and Tsai (1989), Biometrika 76.
    """
    rows = _table(training, columns, 2)
    scalers = [Scaler.fit(column) for column in rows.T]
    scaled = np.stack([scaler.apply(column) for scaler, column in zip(scalers, rows.T, strict=True)], axis=1)
    top = whole_number("highest", highest, 1, MAX_LENGTH)
    while top and len(rows) - top - _counted(top, rows.shape[1]) - 1 < 1:
        top -= 1
    if not top:
        return None
    criterion = _criteria(scaled, top, scalers[0].scale)
    order = 1 + int(np.argmin(criterion))
    return _in_units(_solved(scaled, order), order, scalers, criterion)


def _counted(order: int, columns: int) -> int:
    """k: the weights, the constant and the variance."""
    return order * columns + 2


def _table(values: object, columns: Sequence[object], least: int) -> FloatArray:
    row = checked_series(values, "the series", least)
    beside = [beside_series(column, row.size, f"columns[{k}]") for k, column in enumerate(columns)]
    return np.stack([row, *beside], axis=1)


def _lags(rows: FloatArray, order: int) -> FloatArray:
    """For each row from number ``order`` on, the rows before it, the latest first: (n − order, order · columns)."""
    back = [rows[order - j : len(rows) - j] for j in range(1, order + 1)]
    return np.concatenate(back, axis=1)


def _solved(scaled: FloatArray, order: int) -> FloatArray:
    """The constant and the weights that fit every value with so many before it best."""
    lags = _lags(scaled, order)
    with_ones = np.concatenate([np.ones((len(lags), 1)), lags], axis=1)
    return np.asarray(np.linalg.lstsq(with_ones, scaled[order:, 0], rcond=None)[0], dtype=np.float64)


def _criteria(scaled: FloatArray, top: int, unit: float) -> tuple[float, ...]:
    """AICc of the orders from 1 to ``top``, over the values that have ``top`` before them.

    The lags are made orthogonal one after the other (Gram and Schmidt, twice for the rounding), so that what each order
    leaves follows from the order before; a lag that the others determine leaves nothing new.
    """
    lags, left = _lags(scaled, top), scaled[top:, 0]
    n, columns = len(lags), scaled.shape[1]
    known = np.empty((n, 1 + lags.shape[1]))
    known[:, 0], used = 1.0 / math.sqrt(n), 1
    left = left - left.mean()
    found = []
    for place, lag in enumerate(lags.T, 1):
        new = lag
        for _ in range(2):
            new = new - known[:, :used] @ (known[:, :used].T @ new)
        size = float(np.linalg.norm(new))
        if size > _DEPENDENT * float(np.linalg.norm(lag)):
            known[:, used] = new / size
            left = left - known[:, used] * (known[:, used] @ left)
            used += 1
        if place % columns == 0:
            found.append(_criterion(float(np.mean(left**2)), n, _counted(place // columns, columns), unit))
    return tuple(found)


def _criterion(left: float, n: int, k: int, unit: float) -> float:
    if left <= _EXACT:
        return -math.inf
    return n * (math.log(left) + 2 * math.log(unit)) + 2 * k + 2 * k * (k + 1) / (n - k - 1)


def _in_units(
    solved: FloatArray, order: int, scalers: Sequence[Scaler], criterion: tuple[float, ...]
) -> Autoregression:
    own = scalers[0]
    per_unit = np.array([own.scale / scaler.scale for scaler in scalers])
    weights = solved[1:].reshape(order, len(scalers)) * per_unit
    offsets = np.array([scaler.offset for scaler in scalers])
    constant = own.offset + own.scale * solved[0] - float(np.sum(weights * offsets))
    return Autoregression(float(constant), weights, criterion)
