"""The scalar unit over time with one number swept, a gate held, or a curve exchanged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from lstm_core.cells.cell import Cell
from lstm_core.cells.evaluate import refuse_too_large
from lstm_core.cells.lstm import GATES, LSTM, WEIGHT_NAMES, cell_of
from lstm_core.cells.one_step import row_of_values
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import Quantity, SequenceTrace, SweptSequence
from lstm_core.cells.unroll import series, step_asked_for, unroll
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_number, one_of, refusal
from lstm_core.words.variants import USUAL, CellVariant

__all__ = ["CANDIDATES", "HELD", "Quantity", "SweptSequence", "run_with", "sweep_sequence"]

CANDIDATES = ("tanh", "sigmoid", "linear")
"""What the candidate's sum may pass through: its own curve, the sigmoid, or nothing at all."""

HELD = tuple(GATES)


def sweep_sequence(
    parameters: LSTMParameters,
    xs: object,
    h0: object,
    c0: object,
    quantity: Quantity,
    values: object,
    hold: Mapping[str, float] | None = None,
    candidate: str = "tanh",
    variant: CellVariant = USUAL,
) -> SweptSequence:
    """Return the scalar unit's sequence ``xs`` (T,) once per value of ``quantity``: fields (N, T).

    ``quantity`` is one of the twelve weights, "h0", "c0", or ("x", t) for the input of step t
    counted from 0. Equations: those of :func:`lstm_core.unit.sequence.run`, or with ``hold``,
    ``candidate`` and ``variant`` of :func:`run_with`. Raises ValueError for an unknown quantity, values that are
    not a non-empty row of finite numbers, a larger unit, and as those two functions.

    >>> from lstm_core import LSTMParameters, sweep_sequence
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> sweep_sequence(unit, [0, 1], 0, 0, ("x", 0), [0, 1]).h.round(3).tolist()
    [[-0.128, 0.079], [0.276, 0.698]]
    """
    days, numbers = series(xs), _numbers(parameters, h0, c0)
    grid = row_of_values(values)
    inputs: FloatArray = days[:, np.newaxis]
    if isinstance(quantity, tuple | list):
        inputs = np.repeat(inputs, grid.size, axis=1)
        inputs[step_asked_for(quantity, days.size)] = grid
    else:
        one_of("quantity", quantity, (*WEIGHT_NAMES, "h0", "c0", "('x', step)"))
        numbers[quantity] = grid
    fields = _unrolled(_cell(variant, candidate, ()), numbers, inputs, grid.size, _shares(hold))
    return SweptSequence(LSTM, fields, quantity, grid)


def run_with(
    parameters: LSTMParameters,
    xs: object,
    h0: object = None,
    c0: object = None,
    hold: Mapping[str, float] | None = None,
    candidate: str = "tanh",
    signed: Collection[str] = (),
    variant: CellVariant = USUAL,
) -> SequenceTrace:
    """Return the scalar unit's sequence with gates held still or curves replaced.

    ``hold`` maps "f", "i" or "o" to the share that gate keeps throughout, 0 to 1; its sum z is
    recorded as it would have been. ``candidate`` is what z_g passes through: "tanh", "linear"
    (g = z_g) or "sigmoid" (g = σ(z_g), so each day can only add). ``signed`` names gates whose
    sum passes through tanh instead of σ, so that their "share" lies between −1 and 1. Both change
    the cell of that ``variant``, whose candidate is left as it is with "tanh". All else, and the fields (T,), as in :func:`lstm_core.unit.sequence.run`, which this equals with nothing
    changed. Raises ValueError for other gates, shares and curves, and as ``run``.

    >>> from lstm_core import LSTMParameters, run_with
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> run_with(unit, [0, 0, 0], c0=2, hold={"f": 1, "i": 0}).c.tolist()
    [2.0, 2.0, 2.0]
    """
    numbers = _numbers(parameters, 0.0 if h0 is None else h0, 0.0 if c0 is None else c0)
    cell = _cell(variant, candidate, signed)
    fields = _unrolled(cell, numbers, series(xs)[:, np.newaxis], 1, _shares(hold))
    return SequenceTrace(LSTM, {key: value[0] for key, value in fields.items()})


def _cell(variant: CellVariant, candidate: str, signed: Collection[str]) -> Cell:
    """Return the variant's cell with these curves exchanged."""
    curves = {one_of("signed", gate, HELD): "tanh" for gate in signed}
    if one_of("candidate", candidate, CANDIDATES) != CANDIDATES[0]:
        variant, curves["g"] = replace(variant, candidate_tanh=True), candidate
    cell = cell_of(variant)
    return cell.exchange(**curves) if curves else cell


def _numbers(parameters: LSTMParameters, h0: object, c0: object) -> dict[str, Any]:
    starts = {name: finite_number(name, value) for name, value in (("h0", h0), ("c0", c0))}
    return dict(parameters.settable) | starts


def _shares(hold: Mapping[str, float] | None) -> dict[str, float]:
    shares: dict[str, float] = {}
    for gate, share in (hold or {}).items():
        one_of("hold", gate, HELD)
        shares[gate] = finite_number(f"hold[{gate!r}]", share)
        if not 0.0 <= shares[gate] <= 1.0:
            raise refusal(f"hold[{gate!r}]", share, "a share from 0 to 1")
    return shares


def _unrolled(
    cell: Cell, numbers: dict[str, Any], inputs: FloatArray, n: int, hold: Mapping[str, float]
) -> dict[str, FloatArray]:
    """Return every recorded field as (N, T) views; ``inputs`` is (T, 1) or (T, N)."""
    starts = {"h_prev": numbers.pop("h0"), "c_prev": numbers.pop("c0")}
    fields = unroll(cell, {**numbers, **hold}, {"x": inputs}, starts, (n,))
    refuse_too_large(fields, cell.recorded, time=True)
    return {key: value.T for key, value in fields.items()}
