"""Reading a count off cells: a straight line from one of them, and a weighted sum of all, judged where neither was fitted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import AnyFloats, FloatArray

PRIOR = 30.0
"""How many characters' worth of evidence speaks for weights of 0; of 3 to 300, about what does best on half pages of code."""
_ROWS_AT_ONCE = 20_000

Marks = npt.NDArray[np.bool_]


class Counting(NamedTuple):
    """How well a count can be read off H cells, as R² on the part that played no part in fitting.

    R² = 1 − Σ(count − estimate)² / Σ(count − mean)²: 1 is perfect, 0 no better than always saying the mean, and
    below 0 worse than that; nan where the count never changes in the part fitted or the part judged.

    Attributes:
        cells: (H,), each cell alone, by the straight line that fits best.
        readout: all cells together, each with a weight of its own.
        weights, bias: (H,) and a number: the estimate of the readout is cells · weights + bias.
    """

    cells: FloatArray
    readout: float
    weights: FloatArray
    bias: float

    def estimate(self, cells: AnyFloats) -> FloatArray:
        """(T,): what the readout says of other values (T, H) of the cells."""
        return np.asarray(cells @ self.weights + self.bias, np.float64)


class _Sums(NamedTuple):
    """The means of cells (H,) and of the count, its ``level``, over some characters, and what deviations from them add up to."""

    cells: FloatArray
    level: float
    together: FloatArray
    with_count: FloatArray
    of_count: float


def count_off(cells: AnyFloats, values: FloatArray, fitted: Marks, prior: float = PRIOR) -> Counting:
    """Return how well the count ``values`` (T,) can be read off ``cells`` (T, H).

    Lines and weights are fitted by least squares on the characters marked in ``fitted`` (T,) and judged on all
    others; characters where the count is nan belong to neither. So that half a page of text can fit hundreds of
    weights, large ones cost: ``prior`` times the cells' mean variance is added to each diagonal term (ridge
    regression: Hoerl & Kennard 1970), which a long text outweighs. Raises ValueError for shapes that do not agree.
    """
    if cells.ndim != 2 or values.shape != cells.shape[:1] or fitted.shape != values.shape:
        raise ValueError(
            f"the cells have shape {cells.shape}, the count {values.shape} and the marks {fitted.shape}; "
            "expected (T, H), (T,) and (T,)"
        )
    applies = ~np.isnan(values)
    used, judged = fitted & applies, ~fitted & applies
    units = cells.shape[1]
    nothing = Counting(np.full(units, np.nan), np.nan, np.zeros(units), np.nan)
    if not (_changes(values[used]) and _changes(values[judged])):
        return nothing
    learned, other = _sums(cells, values, used), _sums(cells, values, judged)
    spread = np.diag(learned.together)
    slopes = np.divide(learned.with_count, spread, out=np.zeros(units), where=spread > 0.0)
    cost = prior * spread.mean() / np.count_nonzero(used)
    if cost == 0.0:
        return nothing
    weights = np.linalg.solve(learned.together + cost * np.eye(units), learned.with_count)
    bias = float(learned.level - learned.cells @ weights)
    # Σ(count − estimate)² is what deviations leave, and how far the estimate is off on the whole.
    off = other.level - (learned.level + slopes * (other.cells - learned.cells))
    lines = other.of_count - 2.0 * slopes * other.with_count + slopes**2 * np.diag(other.together)
    all_off = other.level - float(other.cells @ weights) - bias
    readout = other.of_count - 2.0 * weights @ other.with_count + weights @ other.together @ weights
    n = int(judged.sum())
    return Counting(
        1.0 - (lines + n * off**2) / other.of_count,
        float(1.0 - (readout + n * all_off**2) / other.of_count),
        weights,
        bias,
    )


def _changes(values: FloatArray) -> bool:
    return bool(values.size) and bool((values != values[0]).any())


def _sums(cells: AnyFloats, values: FloatArray, marked: Marks) -> _Sums:
    """Return the sums over the marked characters, some thousands at a time: many files need not fit in double."""
    places = np.flatnonzero(marked)
    mean, count = cells[places].mean(axis=0, dtype=np.float64), float(values[places].mean())
    units = cells.shape[1]
    together, with_count, of_count = np.zeros((units, units)), np.zeros(units), 0.0
    for start in range(0, len(places), _ROWS_AT_ONCE):
        some = places[start : start + _ROWS_AT_ONCE]
        away, off = cells[some] - mean, values[some] - count
        together += away.T @ away
        with_count += off @ away
        of_count += float(off @ off)
    return _Sums(mean, count, together, with_count, of_count)
