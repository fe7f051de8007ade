"""What a network is trained on: series, their targets, and which predictions are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, one_of, shown
from lstm_core.training.layout import Layout
from lstm_core.training.losses import PLACES, REDUCTIONS


@dataclass(frozen=True, eq=False)
class Task:
    """N checked series with targets.

    ``series`` holds one array (T, D) per series; ``targets`` is (N, O) for a loss at the last
    step and (N, T, O) for every step; ``shape`` is the shape that the targets came in, which
    predictions take too. ``loss_on`` and ``reduction`` are those of ``losses.squared_error``.
    """

    series: tuple[FloatArray, ...]
    targets: FloatArray
    shape: tuple[int, ...]
    loss_on: str
    reduction: str

    def __len__(self) -> int:
        """Return N, the number of series."""
        return len(self.series)

    @property
    def equal_lengths(self) -> bool:
        """True if all series have the same number of steps."""
        return len({len(item) for item in self.series}) == 1


def checked_task(
    layout: Layout, series: object, targets: object, loss_on: str = "last", reduction: str = "sum"
) -> Task:
    """Return the task for a network of this layout.

    ``series``: N series of shape (T,) or (T, D), of equal length unless the loss is at the last
    step. ``targets``: (N,) or (N, O) at the last step, (N, T) or (N, T, O) at every step; O is
    the number of outputs, which without a read-out are the H short-term memories. Raises
    ValueError, naming the series or target, for anything else, and without a read-out for
    targets beyond −1 and 1.
    """
    one_of("loss_on", loss_on, PLACES)
    one_of("reduction", reduction, REDUCTIONS)
    items = _series(series, layout.n_inputs)
    lengths = [len(item) for item in items]
    if loss_on == "every" and len(set(lengths)) > 1:
        odd = next(k for k, length in enumerate(lengths) if length != lengths[0])
        raise ValueError(
            f"series[{odd}] has {lengths[odd]} steps and series[0] has {lengths[0]}; "
            "expected equal lengths for a loss at every step"
        )
    wanted = finite_array("targets", targets)
    outputs = layout.n_outputs or layout.n_units
    steps = (lengths[0],) if loss_on == "every" else ()
    full = (len(items), *steps, outputs)
    if wanted.shape != full and not (outputs == 1 and wanted.shape == full[:-1]):
        accepted = f"{full[:-1]} or {full}" if outputs == 1 else f"{full}"
        raise ValueError(f"targets has shape {wanted.shape}; expected {accepted}, one for each series")
    if not layout.n_outputs and np.abs(wanted).max() > 1.0:
        place = tuple(int(k) for k in np.argwhere(np.abs(wanted) > 1.0)[0])
        raise ValueError(
            f"targets[{', '.join(map(str, place))}] is {wanted[place]:g}; expected −1 to 1, "
            "between which a short-term memory stays, or a read-out"
        )
    return Task(items, wanted.reshape(full), wanted.shape, loss_on, reduction)


def _series(series: object, n_inputs: int) -> tuple[FloatArray, ...]:
    if isinstance(series, np.ndarray) and series.ndim >= 2:
        rows: Sequence[object] = finite_array("series", series)  # type: ignore[assignment]
    elif isinstance(series, list | tuple):
        rows = series
    else:
        raise ValueError(f"series is {shown(series)}; expected a list of series")
    if not len(rows):
        raise ValueError("series is empty; expected at least one series")
    return tuple(_one(f"series[{k}]", row, n_inputs) for k, row in enumerate(rows))


def _one(name: str, row: object, n_inputs: int) -> FloatArray:
    # Rows of an array were checked together.
    item = row if isinstance(row, np.ndarray) and row.dtype == np.float64 else finite_array(name, row)
    rows = item[:, np.newaxis] if item.ndim == 1 and n_inputs == 1 else item
    if rows.ndim != 2 or not rows.size or rows.shape[1] != n_inputs:
        accepted = f"(steps, {n_inputs})" if n_inputs > 1 else "(steps,)"
        raise ValueError(f"{name} has shape {item.shape}; expected {accepted} with at least one step")
    return rows
