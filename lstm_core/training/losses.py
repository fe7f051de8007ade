"""How wrong a prediction is, and which way is better: squared errors and their slopes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, one_of

PLACES = ("last", "every")
REDUCTIONS = ("sum", "mean")


@dataclass(frozen=True, eq=False)
class Loss:
    """A loss and what it was made of; the arrays are read-only.

    ``value`` is the sum or the mean of ``error``², ``error`` = output − target at the places
    that count, and ``slope`` = ∂value/∂output has the shape of all outputs: 2·error (divided
    by the number of errors for the mean), 0 where no target is.
    """

    value: float
    error: FloatArray
    slope: FloatArray

    def __post_init__(self) -> None:
        self.error.setflags(write=False)
        self.slope.setflags(write=False)


def squared_error(outputs: object, targets: object, loss_on: str = "last", reduction: str = "sum") -> Loss:
    """Return the squared error of ``outputs`` (T, ...) against ``targets``.

    Equations: L = Σ (y − target)² for "sum", the same divided by the number of errors for
    "mean". ``loss_on`` "last" compares the last step only and takes targets of the shape of one
    step; "every" compares all steps and takes the shape of ``outputs``. Raises ValueError for
    other shapes, NaN or infinity, and a loss too large for a float.
    """
    one_of("loss_on", loss_on, PLACES)
    one_of("reduction", reduction, REDUCTIONS)
    found, wanted = finite_array("outputs", outputs), finite_array("targets", targets)
    if not found.ndim or not found.size:
        raise ValueError(f"outputs has shape {found.shape}; expected (steps, ...) with at least one step")
    compared = found[-1] if loss_on == "last" else found
    if wanted.shape != compared.shape:
        raise ValueError(
            f"targets has shape {wanted.shape}; expected {compared.shape} for the loss at {loss_on} step"
        )
    slope = np.zeros_like(found)
    with np.errstate(over="ignore"):
        error = np.asarray(compared - wanted)
        value = float(np.sum(error * error))
    if not np.isfinite(value):
        raise ValueError("the loss is too large to represent; expected errors below about 1e154")
    share = 1.0 / error.size if reduction == "mean" else 1.0
    slope[-1 if loss_on == "last" else slice(None)] = 2.0 * share * error
    return Loss(value * share, error, slope)
