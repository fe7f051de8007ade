"""Forecasts by a trained network and by rules of thumb, and how far each was off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.forecasting.series import MAX_LENGTH, Scaler, beside_series, checked_series
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number
from lstm_core.training.readout import LinearReadout
from lstm_core.unit.sequence import run

Beside = Sequence[tuple[Scaler, object]]
"""Other columns that a network reads beside the series: each with its scale, and as long as the series."""


@dataclass(frozen=True)
class Errors:
    """Mean absolute error and root mean squared error, in the units of the series."""

    mae: float
    rmse: float


def errors(predicted: object, truth: object) -> Errors:
    """Return MAE = mean |predicted − truth| and RMSE = √ mean (predicted − truth)².

    Raises ValueError for shapes that differ, an empty row, NaN or infinity.
    """
    found, wanted = finite_array("predicted", predicted), finite_array("truth", truth)
    if found.shape != wanted.shape or not found.size:
        raise ValueError(
            f"predicted has shape {found.shape} and truth {wanted.shape}; expected equal, not empty"
        )
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        off = np.abs(found - wanted)
        largest = float(off.max())
        # In units of the largest error, so that no square leaves the range of floats.
        rmse = largest * float(np.sqrt(np.mean((off / largest) ** 2))) if largest else 0.0
        return Errors(float(off.mean()), rmse)


def closer(one: object, other: object, truth: object) -> int:
    """Return at how many places ``one`` is nearer to the truth than ``other``; ties count for neither.

    Raises ValueError for shapes that differ, NaN or infinity.
    """
    first, second, wanted = (finite_array("a forecast", row) for row in (one, other, truth))
    if not first.shape == second.shape == wanted.shape:
        raise ValueError(
            f"the forecasts have shapes {first.shape} and {second.shape} and truth {wanted.shape}; expected equal"
        )
    with np.errstate(over="ignore"):
        return int(np.sum(np.abs(first - wanted) < np.abs(second - wanted)))


def forecast(
    parameters: LSTMParameters,
    readout: LinearReadout | None,
    scaler: Scaler,
    history: object,
    steps: int,
    window: int,
    beside: Beside = (),
) -> FloatArray:
    """Return the next ``steps`` values, (steps,), each prediction fed back as if it had happened.

    Every prediction runs the network from empty memories over the last ``window`` values, as in
    training. ``history`` is in the series' own units, and so is the answer. With columns ``beside`` it, of which
    nobody knows the later values, only one step can be forecast. Raises ValueError for more, for a history shorter than the
    window, and for a network with other than an input for each column and one output.
    """
    width = whole_number("window", window, 1, MAX_LENGTH)
    row = checked_series(history, "history", width)
    return np.asarray(forecasts_from(parameters, readout, scaler, row, [row.size], steps, width, beside)[0])


def forecasts_from(
    parameters: LSTMParameters,
    readout: LinearReadout | None,
    scaler: Scaler,
    values: object,
    origins: Sequence[int],
    steps: int,
    window: int,
    beside: Beside = (),
) -> FloatArray:
    """Return what :func:`forecast` says after the first ``origins[k]`` of the values, all at once: (origins, steps).

    Raises ValueError likewise, and for an origin outside ``window`` to n.
    """
    count, width = whole_number("steps", steps, 1, MAX_LENGTH), whole_number("window", window, 1, MAX_LENGTH)
    if beside and count > 1:
        raise ValueError(
            f"steps is {count}; expected 1, since the later values of other columns are not known"
        )
    rows = _scaled(scaler, checked_series(values, "values", width), beside)
    ends = [whole_number(f"origins[{k}]", end, width, len(rows)) for k, end in enumerate(origins)]
    known = np.empty((len(ends), width + count, rows.shape[1]))
    for k, end in enumerate(ends):
        known[k, :width] = rows[end - width : end]
    for k in range(count):
        known[:, width + k, 0] = _next(parameters, readout, known[:, k : width + k])
    return scaler.invert(known[:, width:, 0])


def one_step_forecasts(
    parameters: LSTMParameters,
    readout: LinearReadout | None,
    scaler: Scaler,
    values: object,
    first: int,
    window: int,
    beside: Beside = (),
) -> FloatArray:
    """Return a prediction for each value from number ``first`` on, from the true values before it.

    Shapes: ``values`` (n,) gives (n − first,). ``first`` is counted from 0 and at least
    ``window``. Of columns ``beside`` it, too, only what came before is read. Raises ValueError as :func:`forecast`.
    """
    row = checked_series(values, "values", 2)
    width = whole_number("window", window, 1, row.size - 1)
    start = whole_number("first", first, width, row.size - 1)
    rows = _scaled(scaler, row, beside)[start - width : -1]
    cut = np.lib.stride_tricks.sliding_window_view(rows, width, axis=0)
    return scaler.invert(_next(parameters, readout, np.moveaxis(cut, -1, 1)))


def naive_forecasts(
    values: object, first: int, period: int | None = None, feed_back: bool = False
) -> dict[str, FloatArray]:
    """Return what each rule of thumb says about the values from number ``first`` on, (n − first,).

    Equations: last ŷ_t = y_{t−1}; drift ŷ_t = y_{t−1} + (y_{t−1} − y_0) / (t − 1), the line through the first and the
    last value, where there are two; mean ŷ_t = mean(y_0 … y_{t−1}); seasonal ŷ_t = y_{t−period}, only where ``period`` is given.
    With ``feed_back`` nothing from ``first`` on is looked at: the last value and the mean stay those before it, the line
    goes straight on, and the last season repeats, the fair comparison for :func:`forecast`; without, that for
    :func:`one_step_forecasts`. Raises ValueError for ``first`` outside the series and a period longer than what comes
    before it. Source: Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, 5.2.
    """
    row = checked_series(values, "values", 2)
    start = whole_number("first", first, 1, row.size - 1)
    n = row.size - start
    if feed_back:
        found = {"last": np.full(n, row[start - 1])}
        if start > 1:
            slope = row[start - 1] / (start - 1) - row[0] / (start - 1)
            found["drift"] = row[start - 1] + slope * np.arange(1, n + 1)
        found["mean"] = np.full(n, row[:start].mean())
    else:
        found = {"last": np.array(row[start - 1 : -1])}
        if start > 1:
            steps = np.arange(start - 1, row.size - 1)
            found["drift"] = found["last"] + (found["last"] / steps - row[0] / steps)
        found["mean"] = (np.cumsum(row)[:-1] / np.arange(1, row.size))[start - 1 :]
    if period is not None:
        season = whole_number("period", period, 1, start)
        again = row[start - season + np.arange(n) % season] if feed_back else row[start - season : -season]
        found["seasonal"] = np.array(again)
    return found


def _scaled(scaler: Scaler, row: FloatArray, beside: Beside) -> FloatArray:
    """The series and the columns beside it, each on its scale: (n, 1 + columns)."""
    columns = [each.apply(beside_series(column, row.size)) for each, column in beside]
    return np.stack([scaler.apply(row), *columns], axis=-1)


def _next(parameters: LSTMParameters, readout: LinearReadout | None, cut: FloatArray) -> FloatArray:
    """Return the prediction after each window of ``cut`` (N, window, inputs), scaled."""
    outputs = parameters.n_units if readout is None else readout.n_outputs
    if parameters.n_inputs != cut.shape[2] or outputs != 1:
        raise ValueError(
            f"the network has {parameters.n_inputs} inputs and {outputs} outputs; expected {cut.shape[2]} and 1"
        )
    # A forecast over thousands of windows would record gigabytes at once.
    size = max(1, 200_000 // (cut.shape[1] * parameters.n_units))
    parts = []
    for k in range(0, len(cut), size):
        h = run(parameters, np.moveaxis(cut[k : k + size], 0, 1)).h[-1]
        parts.append((h if readout is None else readout.forward(h))[:, 0])
    return np.concatenate(parts)
