"""Where a network stops learning and begins to memorise, read off its two errors epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.forecasting.series import Scaler
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array

RISE, FALL = 1.05, 0.9
"""What counts: an error on unseen values 5 % above its smallest, a training error 10 % below what it was there."""
LOOK_BACK = 5
"""How many of the latest errors are looked at together, since errors jump from epoch to epoch."""


def scaled_error(scaler: Scaler, predicted: object, truth: object) -> float:
    """Return the mean squared error of the scaled values: mean ((ŷ − y) / scale)².

    It is the training loss's own measure, so that the two can stand on one axis. Infinite where it leaves the range
    of floats. Raises ValueError for shapes that differ, an empty row, NaN or infinity.
    """
    found, wanted = finite_array("predicted", predicted), finite_array("truth", truth)
    if found.shape != wanted.shape or not found.size:
        raise ValueError(
            f"predicted has shape {found.shape} and truth {wanted.shape}; expected equal, not empty"
        )
    with np.errstate(over="ignore", under="ignore"):
        return float(np.mean(((found - wanted) / scaler.scale) ** 2))


@dataclass(frozen=True)
class Turn:
    """Where the error on unseen values was smallest, before it rose again.

    ``row`` counts the errors from 0; ``memorises`` says that since then the training error has gone on falling, so
    that what the network still learns helps with nothing else.
    """

    row: int
    memorises: bool


def turning_point(training: object, unseen: object) -> Turn | None:
    """Return where the error on unseen values turned; None while it has not.

    Both (n,), epoch by epoch. It turned where it was smallest, if the mean of its latest LOOK_BACK values lies above
    that by the factor RISE; the network memorises if the mean of the latest training errors lies below the
    training error of that row by the factor FALL. A first row is no place to turn: nothing was learned before it.
    Raises ValueError for rows of different lengths and NaN.
    """
    falling, rising = _errors("training", training), _errors("unseen", unseen)
    if falling.shape != rising.shape:
        raise ValueError(f"training has {falling.size} errors and unseen {rising.size}; expected as many")
    if rising.size <= LOOK_BACK:
        return None
    best = int(rising.argmin())
    if not 0 < best < rising.size - LOOK_BACK or rising[-LOOK_BACK:].mean() < RISE * rising[best]:
        return None
    return Turn(best, bool(falling[-LOOK_BACK:].mean() <= FALL * falling[best]))


def _errors(name: str, errors: object) -> FloatArray:
    row = np.asarray(errors, dtype=float)
    if row.ndim != 1 or np.isnan(row).any():
        raise ValueError(f"{name} has shape {row.shape} or holds NaN; expected one row of errors")
    return row
