"""What a run's records hold, as columns over its epochs, and every number of the unit at each of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lstm_core.cells.evaluate import evaluate
from lstm_core.cells.lstm import LSTM, WEIGHT_NAMES
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.train import EpochRecord

LEAST_LOSS = 1e-16
"""What the logarithmic axis shows for a loss of nothing."""


def last_predictions(records: Sequence[EpochRecord]) -> FloatArray:
    """Each series' prediction for its last day, (N, S) for N records of S series."""
    predictions = np.stack([record.predictions for record in records])
    return np.asarray(predictions.reshape(len(records), predictions.shape[1], -1)[:, :, -1])


def curves(records: Sequence[EpochRecord]) -> dict[str, FloatArray]:
    """Epoch, loss and its logarithm, each series' prediction for its last day, and the twelve weights.

    Shapes: (N,) each for N records; ``prediction_0`` belongs to the first series.
    """
    last = last_predictions(records)
    rows = np.stack([record.row for record in records])
    loss = np.array([record.loss for record in records])
    return {
        "epoch": np.array([float(record.epoch) for record in records]),
        "loss": loss,
        "log_loss": np.log10(np.maximum(loss, LEAST_LOSS)),
        **{f"prediction_{k}": column for k, column in enumerate(last.T)},
        **dict(zip(WEIGHT_NAMES, rows.T, strict=True)),
    }


def unit_over_epochs(
    weights: Mapping[str, FloatArray], days: Sequence[float], day: int
) -> dict[str, FloatArray]:
    """The input, both memories and all results of one day, with each epoch's weights.

    Equations: those of :func:`lstm_core.unit.step.step`, from memories 0 and 0 on the first day, all epochs at
    once; bit for bit what a loop over them gives. Shapes: ``weights`` (N,) each, and so the columns.
    """
    nothing = np.zeros_like(weights["w_fh"])
    numbers: dict[str, FloatArray] = {name: weights[name] for name in WEIGHT_NAMES}
    numbers |= {"h_prev": nothing, "c_prev": nothing}
    for x in days[: day + 1]:
        given = {"x": nothing + x, "h_prev": numbers["h_prev"], "c_prev": numbers["c_prev"]}
        results = evaluate(LSTM, numbers | given)
        numbers |= {"h_prev": results["h"], "c_prev": results["c"]}
    return {
        **given,
        **{key: np.array(np.broadcast_to(value, nothing.shape)) for key, value in results.items()},
    }
