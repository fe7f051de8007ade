"""Which value of an input or a weight makes a quantity equal a target?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray
from tests.core.before.lstm_before.arithmetic import RECORDED, scalar_unit
from tests.core.before.lstm_before.parameters import LSTMParameters
from tests.core.before.lstm_before.roots import find_zeros, minimise
from tests.core.before.lstm_before.sweep import SETTABLE, unit_numbers
from tests.core.before.lstm_before.validation import finite_number, one_of

GRID_POINTS = 4001
_SLACK = 4.0 * 2.0**-52


@dataclass(frozen=True, eq=False)
class Solution:
    """All answers in [low, high].

    ``roots`` are in rising order. Where the curve equals the target over a whole stretch, to
    the precision of a float, the stretch is one entry of ``plateaus`` and its two ends are the
    only roots it adds. ``reachable`` is the least and the greatest value of the target quantity
    over the range. ``flat`` is True where the target quantity does not change at all there.
    """

    quantity: str
    target_quantity: str
    target: float
    low: float
    high: float
    roots: tuple[float, ...]
    reachable: tuple[float, float]
    flat: bool
    plateaus: tuple[tuple[float, float], ...] = ()

    @property
    def is_reachable(self) -> bool:
        """True if at least one value in the range meets the target."""
        return bool(self.roots)


def solve(
    parameters: LSTMParameters,
    x: object,
    h_prev: object,
    c_prev: object,
    quantity: str,
    target_quantity: str,
    target: object,
    low: object = -10.0,
    high: object = 10.0,
) -> Solution:
    """Return every value of ``quantity`` in [low, high] that gives ``target_quantity = target``.

    Equation: q(v) = target, where q is the exact step of the scalar unit with ``quantity`` set
    to v. Found on 4001 evenly spaced points: sign changes by bisection down to neighbouring
    floats, touching extrema by golden section (good to about 1e-8 of the scale of v, as any
    extremum found from values is). A bump narrower than one spacing can be missed.
    Raises ValueError for unknown names, for numbers that are not finite, unless low < high,
    and as :func:`lstm_core.unit.step`.
    """
    one_of("quantity", quantity, SETTABLE)
    one_of("target_quantity", target_quantity, RECORDED)
    goal = finite_number("target", target)
    left, right = finite_number("low", low), finite_number("high", high)
    if not left < right:
        raise ValueError(f"low is {left} and high is {right}; expected low below high")
    if not np.isfinite(right - left):
        raise ValueError(f"low is {left} and high is {right}; expected a range less than about 1.8e308 wide")
    curve = _Curve(unit_numbers(parameters, x, h_prev, c_prev), quantity, target_quantity, goal)
    grid = np.unique(np.linspace(left, right, GRID_POINTS))
    values = curve.values(grid)
    roots, plateaus = find_zeros(curve.gap, grid)
    return Solution(
        quantity,
        target_quantity,
        goal,
        left,
        right,
        roots,
        _reachable(curve, grid, values),
        bool(values.min() == values.max()),
        plateaus,
    )


@dataclass(frozen=True, eq=False)
class _Curve:
    """The target quantity as a function of the one number that varies."""

    numbers: dict[str, FloatArray]
    quantity: str
    target_quantity: str
    goal: float

    def values(self, points: FloatArray) -> FloatArray:
        results = scalar_unit(self.numbers | {self.quantity: points})
        return np.broadcast_to(results[self.target_quantity], points.shape)

    def gap(self, points: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return value - goal, and how much of it may be rounding."""
        numbers = self.numbers | {self.quantity: points}
        results = scalar_unit(numbers)
        with np.errstate(over="ignore"):
            gap = results[self.target_quantity] - self.goal
            slack = _SLACK * _terms(numbers, results, self.target_quantity)
        return np.broadcast_to(gap, points.shape), np.broadcast_to(slack, points.shape)


def _terms(numbers: dict[str, FloatArray], results: dict[str, FloatArray], key: str) -> FloatArray:
    """Return the size of the terms a result was added up from: they set its rounding error."""
    if key.startswith("z_"):
        k = key[-1]
        return np.asarray(np.abs(results[f"p_{k}h"]) + np.abs(results[f"p_{k}x"]) + np.abs(numbers[f"b_{k}"]))
    terms = np.abs(results["kept"]) + np.abs(results["added"])
    if key == "c":
        return np.asarray(terms)
    if key in ("tanh_c", "h"):
        share = results["o"] if key == "h" else 1.0
        return np.asarray(share * np.minimum(terms, 1.0))
    return np.abs(results[key])


def _reachable(curve: _Curve, grid: FloatArray, values: FloatArray) -> tuple[float, float]:
    """Return the least and greatest value, looked for between the grid points as well."""
    k = np.array([values.argmin(), values.argmax()])
    sign = np.array([1.0, -1.0])
    tips = minimise(
        lambda points: sign * curve.values(points),
        grid[np.maximum(k - 1, 0)],
        grid[np.minimum(k + 1, grid.size - 1)],
    )
    lowest, highest = curve.values(tips).tolist()
    return min(lowest, float(values.min())), max(highest, float(values.max()))
