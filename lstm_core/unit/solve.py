"""Which value of an input or a weight makes a quantity equal a target?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import names_in
from lstm_core.cells.evaluate import evaluate, refuse_too_large
from lstm_core.cells.lstm import cell_of
from lstm_core.cells.one_step import Parameters, unit_numbers
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.roots import find_zeros, minimise
from lstm_core.numbers.validation import finite_number, one_of
from lstm_core.words.tokens import MINUS, PLUS, TANH, TIMES
from lstm_core.words.variants import USUAL, CellVariant

GRID_POINTS = 4001
_SLACK = 4.0 * 2.0**-52


@dataclass(frozen=True, eq=False)
class Solution:
    """All answers in [low, high].

    ``roots`` are in rising order. Where the curve equals the target over a whole stretch, to
    the precision of a float, the stretch is one entry of ``plateaus`` and its two ends are the
    only roots it adds. ``reachable`` is the least and the greatest value of the target quantity
    over the range. ``flat`` is True where the target quantity does not change at all there.

    >>> from lstm_core import LSTMParameters, solve
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> answer = solve(unit, 1, 1, 2, "x", "h", 0.5)
    >>> [round(x, 3) for x in answer.roots], answer.is_reachable
    ([-3.141], True)
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
    variant: CellVariant = USUAL,
) -> Solution:
    """Return every value of ``quantity`` in [low, high] that gives ``target_quantity = target``.

    Equation: q(v) = target, where q is the exact step of the scalar unit of that ``variant`` with ``quantity`` set
    to v. Found on 4001 evenly spaced points: sign changes by bisection down to neighbouring
    floats, touching extrema by golden section (good to about 1e-8 of the scale of v, as any
    extremum found from values is). A bump narrower than one spacing can be missed.
    Raises ValueError for unknown names, for numbers that are not finite, unless low < high,
    and as :func:`lstm_core.unit.step.step`.

    >>> from lstm_core import LSTMParameters, solve
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> [round(x, 3) for x in solve(unit, 1, 1, 2, "x", "h", 0.5).roots]
    [-3.141]
    """
    given = {"x": x, "h_prev": h_prev, "c_prev": c_prev}
    return solve_of(parameters, given, quantity, target_quantity, target, low, high, cell_of(variant))


def solve_of(
    parameters: Parameters,
    given: Mapping[str, object],
    quantity: str,
    target_quantity: str,
    target: object,
    low: object = -10.0,
    high: object = 10.0,
    cell: Cell | None = None,
) -> Solution:
    """Return the same for any cell, from what is ``given`` by name."""
    cell = cell or parameters.cell
    one_of("quantity", quantity, cell.settings)
    one_of("target_quantity", target_quantity, cell.recorded)
    goal = finite_number("target", target)
    left, right = finite_number("low", low), finite_number("high", high)
    if not left < right:
        raise ValueError(f"low is {left} and high is {right}; expected low below high")
    if not np.isfinite(right - left):
        raise ValueError(f"low is {left} and high is {right}; expected a range less than about 1.8e308 wide")
    curve = _Curve(cell, unit_numbers(parameters, given), quantity, target_quantity, goal)
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

    cell: Cell
    numbers: dict[str, float | FloatArray]
    quantity: str
    target_quantity: str
    goal: float

    def values(self, points: FloatArray) -> FloatArray:
        return np.broadcast_to(self._known(points)[self.target_quantity], points.shape)

    def gap(self, points: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return value - goal, and how much of it may be rounding."""
        known = self._known(points)
        with np.errstate(over="ignore"):
            gap = known[self.target_quantity] - self.goal
            slack = _SLACK * _terms(self.cell, known, self.target_quantity)
        return np.broadcast_to(gap, points.shape), np.broadcast_to(slack, points.shape)

    def _known(self, points: FloatArray) -> dict[str, Any]:
        numbers = self.numbers | {self.quantity: points}
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            results = evaluate(self.cell, numbers)
        refuse_too_large(results, self.cell.recorded)
        return numbers | results


def _terms(cell: Cell, known: Mapping[str, Any], key: str) -> Any:
    """Return the size of the terms a result was added up from: they set its rounding error.

    A curve hands its sum's error on at most as it is, and no value of tanh is off by more than 1.
    """
    tokens = cell.equations.get(key, ())
    if PLUS in tokens or MINUS in tokens:
        return sum(_terms(cell, known, name) for name in names_in(tokens))
    if tokens[:1] == (TANH,):
        return np.minimum(_terms(cell, known, tokens[2]), 1.0)
    if len(tokens) == 1:
        return _terms(cell, known, tokens[0])
    if key in cell.products or TIMES not in tokens:
        return np.abs(known[key])
    return math.prod(_terms(cell, known, name) for name in names_in(tokens))


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
