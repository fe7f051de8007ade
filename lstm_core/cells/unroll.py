"""A cell of plain numbers over time: a loop over its equations, for one run or for many variants at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lstm_core.cells.cell import Cell, Step
from lstm_core.cells.evaluate import ARRAYS, NUMBERS, evaluate, refuse_too_large, work_out
from lstm_core.cells.one_step import Parameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, refusal

Numbers = Mapping[str, float | FloatArray]
Arrays = Mapping[str, FloatArray]


def unroll(
    cell: Cell, known: Numbers, inputs: Mapping[str, FloatArray], starts: Numbers, shape: tuple[int, ...]
) -> dict[str, FloatArray]:
    """Return every field of the cell over the steps, (T, *shape), what is carried handed on.

    ``inputs`` are (T, …), one entry per step; ``known`` holds the weights and whatever is held still;
    ``starts`` what is carried into the first step. All of them broadcast to ``shape``, one entry per
    variant. Nothing is checked; the arrays hold no negative zeros, as in a single step.
    """
    n_steps = len(next(iter(inputs.values())))
    fields = {key: np.empty((n_steps, *shape)) for key in (*cell.carried, *cell.recorded)}
    steps = [step for step in cell.steps if step.key not in known]
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        if math.prod(shape) == 1:
            _fill_one(cell, steps, {**known, **starts}, inputs, fields)
        else:
            _fill_many(cell, steps, {**known, **starts}, inputs, fields)
    for key in cell.recorded:
        fields[key] += 0.0
    for key in cell.carried:
        fields[key][1:] += 0.0
    given = {
        name: np.array(np.broadcast_to(x.reshape(n_steps, *_spread(x, shape)), (n_steps, *shape)))
        for name, x in inputs.items()
    }
    return given | fields


def _fill_one(
    cell: Cell, steps: list[Step], values: dict[str, Any], inputs: Arrays, fields: dict[str, FloatArray]
) -> None:
    """Fill the fields of a single run, on plain floats."""
    values = {key: float(np.asarray(value).reshape(())) for key, value in values.items()}
    rows: dict[str, list[float]] = {key: [] for key in fields}
    for now in zip(*(x.ravel().tolist() for x in inputs.values()), strict=True):
        values.update(zip(inputs, now, strict=True))
        work_out(steps, values, NUMBERS)
        for key, row in rows.items():
            row.append(values[key])
        values.update((name, values[result]) for name, result in cell.carried.items())
    for key, row in rows.items():
        fields[key].reshape(-1)[:] = row


def _fill_many(
    cell: Cell, steps: list[Step], values: dict[str, Any], inputs: Arrays, fields: dict[str, FloatArray]
) -> None:
    """Fill the fields of many variants, on arrays."""
    for t in range(len(next(iter(fields.values())))):
        values.update((name, x[t]) for name, x in inputs.items())
        work_out(steps, values, ARRAYS)
        for key, field in fields.items():
            field[t] = values[key]
        values.update((name, values[result]) for name, result in cell.carried.items())


def unroll_layer(
    parameters: Parameters, inputs: FloatArray, starts: Arrays, cell: Cell
) -> dict[str, FloatArray]:
    """Return every field of a layer's run of any cell, (T, …, H); its single products are not kept.

    ``inputs`` (T, …, D), ``starts`` what is carried, (…, H). Nothing is checked.
    """
    carried, steps = dict(starts), []
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        for x in inputs:
            known = carried | {"x": x} | parameters.sums(x, carried["h_prev"])
            steps.append(known | evaluate(cell.after_sums, known, rounded=None))
            carried = {name: steps[-1][result] for name, result in cell.carried.items()}
    return {key: np.stack([step[key] for step in steps]) for key in steps[0]}


Layer = Callable[[Any, FloatArray, dict[str, FloatArray]], dict[str, FloatArray]]


def run_of(
    parameters: Parameters,
    xs: object,
    starts: Mapping[str, object],
    layer: Layer | None = None,
    cell: Cell | None = None,
) -> SequenceTrace:
    """Return a sequence of any cell from memories ``starts`` by name, zero for None; ``layer`` runs a larger one.

    ``cell`` is another cell with the same weights, such as one with other curves.

    Shapes and refusals as in :func:`lstm_core.unit.sequence.run`.
    """
    cell = cell or parameters.cell
    inputs = sequence_inputs(xs, parameters.n_inputs, parameters.is_scalar)
    shape = inputs.shape[1:] if inputs.ndim == 1 else (*inputs.shape[1:-1], parameters.n_units)
    first = {key: start_memory(f"{key.removesuffix('_prev')}0", starts[key], shape) for key in cell.carried}
    if parameters.is_scalar or layer is None:
        fields = unroll(cell, parameters.settable, {"x": inputs}, first, shape)
    else:
        fields = layer(parameters, inputs, first)
    refuse_too_large(fields, cell.sums or cell.recorded, time=True)
    return SequenceTrace(cell, fields)


def series(xs: object) -> FloatArray:
    """Return the inputs of one series, (T,). Raises ValueError unless they are a row of finite numbers."""
    days = finite_array("xs", xs)
    if days.ndim == 2 and days.shape[1] == 1:
        days = days[:, 0]
    if days.ndim != 1 or not days.size:
        raise ValueError(f"xs has shape {days.shape}; expected (steps,) with at least one step")
    return days


def step_asked_for(quantity: tuple[str, int] | list[object], n_steps: int) -> int:
    """Return t of ``("x", t)``. Raises ValueError for anything else."""
    t = quantity[1] if len(quantity) == 2 and quantity[0] == "x" else None
    if not isinstance(t, int | np.integer) or isinstance(t, bool) or not 0 <= t < n_steps:
        raise refusal("quantity", quantity, f"('x', step) with a step from 0 to {n_steps - 1}")
    return int(t)


def sequence_inputs(xs: object, n_inputs: int, is_scalar: bool) -> FloatArray:
    """Return the inputs of a run: (T, D) or (T, B, D), and (T,) for the scalar unit.

    Raises ValueError for an empty sequence and for other shapes.
    """
    inputs = finite_array("xs", xs)
    expected = f"(steps, {n_inputs}) or (steps, batch, {n_inputs})"
    if n_inputs == 1:
        expected = "(steps,), " + expected
    if not inputs.size:
        raise ValueError(
            f"xs is empty with shape {inputs.shape}; expected at least one step of shape {expected}"
        )
    if not ((inputs.ndim == 1 and n_inputs == 1) or (inputs.ndim in (2, 3) and inputs.shape[-1] == n_inputs)):
        raise ValueError(f"xs has shape {inputs.shape}; expected {expected}")
    return inputs if inputs.ndim > 1 or is_scalar else inputs[:, np.newaxis]


def start_memory(name: str, value: object, shape: tuple[int, ...]) -> FloatArray:
    """Return a start memory of this shape, zero for None. Raises ValueError for shapes that do not fit."""
    if value is None:
        return np.zeros(shape)
    start = finite_array(name, value)
    # A one-step sequence of the scalar unit may also bring its memory as one number in a row.
    if start.size == 1 and not shape:
        return start.reshape(())
    try:
        return np.broadcast_to(start, shape)
    except ValueError:
        raise ValueError(f"{name} has shape {start.shape}; expected {shape}") from None


def _spread(x: FloatArray, shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape of one step's input: one number for all variants, or one for each."""
    return x.shape[1:] if x.ndim == 1 + len(shape) else (1,) * len(shape)
