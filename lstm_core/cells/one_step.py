"""One step of any cell, on record: exact, on paper, or for many values of one number at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

import numpy as np

from lstm_core.cells.cell import Cell
from lstm_core.cells.evaluate import ARRAYS, NUMBERS, Rounding, evaluate, exact, refuse_too_large
from lstm_core.cells.trace import StepTrace
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.rounding import rounding
from lstm_core.numbers.validation import finite_array, finite_number, one_of


class Parameters(Protocol):
    """The weights of a layer, or of one unit, of some cell."""

    @property
    def cell(self) -> Cell:
        """Whose weights these are."""

    @property
    def is_scalar(self) -> bool:
        """True for the one-number unit: one input and one memory."""

    @property
    def n_inputs(self) -> int:
        """D, the number of inputs per step."""

    @property
    def n_units(self) -> int:
        """H, the number of memory units."""

    @property
    def settable(self) -> Mapping[str, float]:
        """The numbers of the scalar unit by name. Raises ValueError for a larger one."""

    def sums(self, x: FloatArray, h_prev: FloatArray) -> dict[str, FloatArray]:
        """A layer's weighted sums by key, (..., H)."""


@dataclass(frozen=True, eq=False)
class UnitOf:
    """One unit of any cell, made of plain numbers by name. Raises ValueError unless all are there and finite."""

    cell: Cell
    settable: Mapping[str, float]
    is_scalar: ClassVar[bool] = True
    n_inputs: ClassVar[int] = 1
    n_units: ClassVar[int] = 1

    def __post_init__(self) -> None:
        if set(self.settable) != set(self.cell.weights):
            raise ValueError(
                f"the weights are named {', '.join(self.settable)}; expected {', '.join(self.cell.weights)}"
            )
        numbers = {name: finite_number(name, self.settable[name]) for name in self.cell.weights}
        object.__setattr__(self, "settable", MappingProxyType(numbers))

    def sums(self, x: FloatArray, h_prev: FloatArray) -> dict[str, FloatArray]:
        """A unit made of numbers has no matrix products."""
        raise NotImplementedError(f"{self.cell.name} is a single unit here")


def step_of(parameters: Parameters, given: Mapping[str, object], cell: Cell | None = None) -> StepTrace:
    """Return one exact step from ``given``, the inputs and memories by name.

    ``cell``, here and below, is another cell with the same weights, such as one with other curves.

    Raises ValueError for NaN or infinity, for shapes that do not fit, and for results too large for a float.
    """
    arrays = {name: finite_array(name, value) for name, value in given.items()}
    if parameters.is_scalar:
        return unit_step(cell or parameters.cell, parameters.settable, arrays)
    return _layer_step(parameters, arrays, cell or parameters.cell)


def paper_of(
    parameters: Parameters,
    given: Mapping[str, object],
    decimals: object,
    share_decimals: object = None,
    cell: Cell | None = None,
) -> StepTrace:
    """Return one step of the scalar unit, every result rounded before it is used.

    Raises ValueError unless decimals are whole numbers from 1 to 6, and as :func:`step_of`.
    """
    weights = parameters.settable
    if decimals is None:
        raise ValueError("decimals is None; expected a whole number from 1 to 6")
    rounded, share = roundings(decimals, share_decimals)
    arrays = {name: finite_array(name, value) for name, value in given.items()}
    return unit_step(cell or parameters.cell, weights, arrays, rounded, share)


def unit_step(
    cell: Cell,
    weights: Mapping[str, float],
    given: Mapping[str, FloatArray],
    rounded: Rounding = exact,
    rounded_share: Rounding | None = None,
) -> StepTrace:
    """Return one step of a cell made of plain numbers; ``given`` arrays broadcast, element by element.

    Every result passes through ``rounded`` before it is used, a gate's share through ``rounded_share``
    where given. Raises ValueError for shapes that do not fit and results too large for a float.
    """
    shape = common_shape(given)
    if all(array.size == 1 for array in given.values()):
        return _number_step(cell, weights, given, shape, rounded, rounded_share)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        values = evaluate(cell, {**given, **weights}, rounded, rounded_share, ARRAYS)
    refuse_too_large(values, cell.recorded)
    return StepTrace.broadcast(cell, {**given, **values}, shape)


def _number_step(
    cell: Cell,
    weights: Mapping[str, float],
    given: Mapping[str, FloatArray],
    shape: tuple[int, ...],
    rounded: Rounding,
    rounded_share: Rounding | None,
) -> StepTrace:
    numbers = {name: array.item() for name, array in given.items()}
    with np.errstate(under="ignore"):
        numbers |= evaluate(cell, {**numbers, **weights}, rounded, rounded_share, NUMBERS)
    block = np.array(list(numbers.values())).reshape(-1, *shape)
    if not np.isfinite(block).all():
        refuse_too_large(numbers, cell.recorded)
    return StepTrace(cell, {key: block[k, ...] for k, key in enumerate(numbers)})


def sweep_of(
    parameters: Parameters,
    given: Mapping[str, object],
    quantity: str,
    values: object,
    decimals: object = None,
    share_decimals: object = None,
    cell: Cell | None = None,
) -> StepTrace:
    """Return one step of the scalar unit per value of ``quantity``: each field has the shape (N,).

    Exact, or with ``decimals`` on paper; bit for bit a loop over single steps. Raises ValueError for an
    unknown quantity, values that are not a non-empty row of finite numbers, a larger unit, and likewise.
    """
    cell = cell or parameters.cell
    one_of("quantity", quantity, cell.settings)
    grid = row_of_values(values)
    numbers = unit_numbers(parameters, given) | {quantity: grid}
    rounded, share = roundings(decimals, share_decimals)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        results = evaluate(cell, numbers, rounded, share)
    refuse_too_large(results, cell.recorded)
    return StepTrace.broadcast(cell, numbers | results, grid.shape)


def roundings(decimals: object, share_decimals: object) -> tuple[Rounding, Rounding | None]:
    """Return how results and gate shares are rounded. Raises ValueError for other than 1 to 6 decimals."""
    if decimals is None:
        if share_decimals is not None:
            raise ValueError(f"share_decimals is {share_decimals}; expected None unless decimals is given")
        return exact, None
    return rounding(decimals), None if share_decimals is None else rounding(share_decimals, "share_decimals")


def row_of_values(values: object) -> FloatArray:
    """Return the values of a sweep, (N,). Raises ValueError unless they are a row of finite numbers."""
    grid = finite_array("values", values)
    if grid.ndim != 1 or not grid.size:
        raise ValueError(f"values has shape {grid.shape}; expected a row of at least one number")
    return grid


def unit_numbers(parameters: Parameters, given: Mapping[str, object]) -> dict[str, Any]:
    """Return all numbers of the scalar unit that can be set, by name, in the cell's order.

    Raises ValueError for a larger unit and for numbers that are not finite.
    """
    return {name: finite_number(name, value) for name, value in given.items()} | dict(parameters.settable)


def common_shape(arrays: Mapping[str, FloatArray]) -> tuple[int, ...]:
    """Return the shape to which all arrays broadcast. Raises ValueError naming the shapes."""
    for name, array in arrays.items():
        if not array.size:
            raise ValueError(f"{name} has shape {array.shape}; expected at least one number")
    try:
        return np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise ValueError(
            f"the shapes do not fit together: {shapes}; expected equal shapes or plain numbers"
        ) from None


def _layer_step(parameters: Parameters, given: dict[str, FloatArray], cell: Cell) -> StepTrace:
    widths = {name: parameters.n_inputs if name in cell.inputs else parameters.n_units for name in given}
    for name, width in widths.items():
        if given[name].ndim not in (1, 2) or given[name].shape[-1] != width:
            raise ValueError(f"{name} has shape {given[name].shape}; expected ({width},) or (batch, {width})")
    batch = common_shape({name: array[..., 0] for name, array in given.items()})
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        sums = parameters.sums(given["x"], given["h_prev"])
        refuse_too_large(sums, cell.sums)
        values = sums | evaluate(cell.after_sums, given | sums, rounded=None)
    shapes = {name: (*batch, width) for name, width in widths.items()}
    return StepTrace(
        cell,
        {
            key: np.array(np.broadcast_to(value, shapes.get(key, (*batch, parameters.n_units))), order="C")
            for key, value in (given | values).items()
        },
    )
