"""Forecasts by a trained network and by rules of thumb, and how far each was off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.forecasting.series import MAX_LENGTH, Scaler, checked_series
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number
from lstm_core.training.readout import LinearReadout
from lstm_core.unit.sequence import run


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
) -> FloatArray:
    """Return the next ``steps`` values, (steps,), each prediction fed back as if it had happened.

    Every prediction runs the network from empty memories over the last ``window`` values, as in
    training. ``history`` is in the series' own units, and so is the answer. Raises ValueError
    for a history shorter than the window and a network with other than one input and output.
    """
    count, width = whole_number("steps", steps, 1, MAX_LENGTH), whole_number("window", window, 1, MAX_LENGTH)
    row = scaler.apply(checked_series(history, "history", width))[-width:]
    known = np.concatenate([row, np.empty(count)])
    for k in range(count):
        known[width + k] = _next(parameters, readout, known[k : width + k][np.newaxis])[0]
    return scaler.invert(known[width:])


def one_step_forecasts(
    parameters: LSTMParameters,
    readout: LinearReadout | None,
    scaler: Scaler,
    values: object,
    first: int,
    window: int,
) -> FloatArray:
    """Return a prediction for each value from number ``first`` on, from the true values before it.

    Shapes: ``values`` (n,) gives (n − first,). ``first`` is counted from 0 and at least
    ``window``. Raises ValueError as :func:`forecast`.
    """
    row = checked_series(values, "values", 2)
    width = whole_number("window", window, 1, row.size - 1)
    start = whole_number("first", first, width, row.size - 1)
    cut = np.lib.stride_tricks.sliding_window_view(scaler.apply(row[start - width : -1]), width)
    return scaler.invert(_next(parameters, readout, cut))


def naive_forecasts(
    values: object, first: int, period: int | None = None, feed_back: bool = False
) -> dict[str, FloatArray]:
    """Return what each rule of thumb says about the values from number ``first`` on, (n − first,).

    Equations: last ŷ_t = y_{t−1}; mean ŷ_t = mean(y_0 … y_{t−1}); seasonal ŷ_t = y_{t−period},
    only where ``period`` is given. With ``feed_back`` nothing from ``first`` on is looked at:
    the last value and the mean stay those before it, and the last season repeats, the fair
    comparison for :func:`forecast`; without, that for :func:`one_step_forecasts`. Raises
    ValueError for ``first`` outside the series and a period longer than what comes before it.
    """
    row = checked_series(values, "values", 2)
    start = whole_number("first", first, 1, row.size - 1)
    n = row.size - start
    if feed_back:
        found = {"last": np.full(n, row[start - 1]), "mean": np.full(n, row[:start].mean())}
    else:
        means = np.cumsum(row)[:-1] / np.arange(1, row.size)
        found = {"last": np.array(row[start - 1 : -1]), "mean": means[start - 1 :]}
    if period is not None:
        season = whole_number("period", period, 1, start)
        again = row[start - season + np.arange(n) % season] if feed_back else row[start - season : -season]
        found["seasonal"] = np.array(again)
    return found


def _next(parameters: LSTMParameters, readout: LinearReadout | None, cut: FloatArray) -> FloatArray:
    """Return the prediction after each row of ``cut`` (N, window), scaled."""
    outputs = parameters.n_units if readout is None else readout.n_outputs
    if parameters.n_inputs != 1 or outputs != 1:
        raise ValueError(
            f"the network has {parameters.n_inputs} inputs and {outputs} outputs; expected one of each"
        )
    # A forecast over thousands of windows would record gigabytes at once.
    size = max(1, 200_000 // (cut.shape[1] * parameters.n_units))
    parts = []
    for k in range(0, len(cut), size):
        h = run(parameters, cut[k : k + size].T[:, :, np.newaxis]).h[-1]
        parts.append((h if readout is None else readout.forward(h))[:, 0])
    return np.concatenate(parts)
