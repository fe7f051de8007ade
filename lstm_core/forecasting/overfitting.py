"""Where a network stops learning and begins to memorise, read off its two errors epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.forecasting.series import Scaler
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array

RISE, FALL = 1.1, 0.75
"""What counts: an error on unseen values a tenth above its smallest, a training error a quarter below what it was there."""
NEAR = 4
"""Errors jump from epoch to epoch, so what is compared are medians: of a row with so many on either side."""


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

    Both (n,), epoch by epoch. It turned in the row where it was smallest, if the median of the latest 2·NEAR + 1 values
    lies above the median around that row by the factor RISE; the network memorises if the training errors there fell
    by the factor FALL meanwhile. The first row is no place to turn, since nothing was learned before it, and neither are the
    latest. Raises ValueError for rows of different lengths and NaN.
    """
    falling, rising = _errors("training", training), _errors("unseen", unseen)
    if falling.shape != rising.shape:
        raise ValueError(f"training has {falling.size} errors and unseen {rising.size}; expected as many")
    best = int(rising.argmin()) if rising.size else 0
    latest = rising.size - 1 - NEAR
    if not 0 < best < latest - NEAR or _around(rising, latest) < RISE * _around(rising, best):
        return None
    return Turn(best, _around(falling, latest) <= FALL * _around(falling, best))


def _around(errors: FloatArray, row: int) -> float:
    return float(np.median(errors[max(0, row - NEAR) : row + NEAR + 1]))


def _errors(name: str, errors: object) -> FloatArray:
    row = np.asarray(errors, dtype=float)
    if row.ndim != 1 or np.isnan(row).any():
        raise ValueError(f"{name} has shape {row.shape} or holds NaN; expected one row of errors")
    return row
