"""The loss of the one-number unit over two of its weights: a landscape, its level lines, and the way downhill.

All other weights stay as they are, so a landscape is a slice through a surface over twelve dimensions; it touches the
whole surface at the weights it was cut at.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from lstm_core.cells.evaluate import evaluate
from lstm_core.cells.lstm import LSTM, WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, one_of
from lstm_core.training.layout import Layout
from lstm_core.training.learners import learner_for
from lstm_core.training.tasks import Task, checked_task


def losses_over(
    parameters: LSTMParameters,
    series: object,
    targets: object,
    across: str,
    up: str,
    places: tuple[npt.ArrayLike, npt.ArrayLike],
    loss_on: str = "last",
) -> FloatArray:
    """Return the loss at every pair of values of the weights ``across`` and ``up``, (U, A).

    Equation: L = Σ (h − target)² over all series, at the places that ``loss_on`` names, as in
    :func:`lstm_core.training.train.train`. ``places`` are the values of ``across`` (A,) and ``up`` (U,); series and
    targets as in :func:`lstm_core.training.tasks.checked_task`. Raises ValueError for the same weight twice, a name
    that is no weight, a unit of more than one number, NaN or infinity.
    """
    one_of("across", across, WEIGHT_NAMES)
    one_of("up", up, tuple(name for name in WEIGHT_NAMES if name != across))
    task = checked_task(Layout.of(parameters), series, targets, loss_on)
    columns, rows = (finite_array(name, place) for name, place in zip(("across", "up"), places, strict=True))
    shape = (rows.size, columns.size)
    weights: dict[str, FloatArray] = {
        name: np.full(shape, value) for name, value in parameters.settable.items()
    }
    weights[across], weights[up] = np.meshgrid(columns, rows)
    return _losses(weights, task, np.zeros(shape))


def _losses(weights: Mapping[str, FloatArray], task: Task, nothing: FloatArray) -> FloatArray:
    total = nothing.copy()
    wanted = task.targets.reshape(len(task), -1)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for days, targets in zip(task.series, wanted, strict=True):
            numbers = {**weights, "h_prev": nothing, "c_prev": nothing}
            first = len(days) - len(targets)
            for day, x in enumerate(days[:, 0]):
                results = evaluate(LSTM, numbers | {"x": nothing + x})
                numbers |= {"h_prev": results["h"], "c_prev": results["c"]}
                if day >= first:
                    total += (results["h"] - targets[day - first]) ** 2
    return total


def loss_and_slopes(
    parameters: LSTMParameters, series: object, targets: object, loss_on: str = "last"
) -> tuple[float, Mapping[str, float]]:
    """Return the loss over all series and ∂L/∂w for each of the twelve weights, by name.

    The gradient of the whole loss, where a run takes one series at a time. Raises ValueError as :func:`losses_over`.
    """
    layout = Layout.of(parameters)
    task = checked_task(layout, series, targets, loss_on)
    loss, gradient = learner_for(layout, task).gradient(layout.row(parameters), np.arange(len(task)))
    return loss, dict(zip(WEIGHT_NAMES, gradient.tolist(), strict=True))


def level_lines(heights: FloatArray, places: tuple[npt.ArrayLike, npt.ArrayLike], level: float) -> FloatArray:
    """Return the line on which the heights are ``level``, in pieces (N, 4): x, y of one end and of the other.

    ``heights`` (U, A) belong to ``places``, x (A,) and y (U,). Each square of the grid is two triangles, on each of
    which the height is taken as a plane, so that a piece crosses it or does not. In no particular order.
    """
    x, y = np.meshgrid(*(np.asarray(place, dtype=np.float64) for place in places))
    corners = np.stack([_triangles(grid) for grid in (heights, x, y)])
    above = corners[0] > level
    crossed = above.any(axis=0) & ~above.all(axis=0)
    corners, above = corners[:, :, crossed], above[:, crossed]
    # The corner that is alone on its side, and the two others.
    alone = np.argmax(above == (above.sum(axis=0) == 1), axis=0)
    nth = np.arange(alone.size)
    one = corners[:, alone, nth]
    ends = []
    for turn in (1, 2):
        other = corners[:, (alone + turn) % 3, nth]
        share = (level - one[0]) / (other[0] - one[0])
        ends += [one[1] + share * (other[1] - one[1]), one[2] + share * (other[2] - one[2])]
    return np.stack(ends, axis=1)


def _triangles(grid: FloatArray) -> FloatArray:
    """The corners of both triangles of every square, (3, N)."""
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    return np.stack([np.concatenate([one.ravel(), two.ravel()]) for one, two in ((a, a), (b, c), (c, d))])
