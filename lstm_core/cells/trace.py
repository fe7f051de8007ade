"""What a step or a sequence of any cell records: one read-only array for every quantity of its registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from types import MappingProxyType

import numpy as np

from lstm_core.cells.cell import Cell
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import shown


class Trace:
    """The recorded quantities, each an attribute under its registry key: ``trace.f``, ``trace.c_prev``.

    A layer keeps the sums of its products only; the single products are None there. All arrays are
    read-only. Raises AttributeError for a name that the cell does not record.
    """

    __slots__ = ("_values", "cell")
    cell: Cell
    _values: Mapping[str, FloatArray]

    def __init__(self, cell: Cell, values: Mapping[str, FloatArray]) -> None:
        kept = {key: values[key] for key in (*cell.given, *cell.recorded) if key in values}
        for array in kept.values():
            array.setflags(write=False)
            if array.base is not None:  # a view: the memory it looks at must be closed as well
                array.base.setflags(write=False)
        object.__setattr__(self, "cell", cell)
        object.__setattr__(self, "_values", MappingProxyType(kept))

    def __getattr__(self, name: str) -> FloatArray:
        if name.startswith("_"):  # asked while a copy is being made: nothing is there yet
            raise AttributeError(name)
        value = self._values.get(name)
        if value is None and name not in self.cell.recorded:
            raise AttributeError(f"{name} is not recorded; expected one of {', '.join(self._values)}")
        return value  # type: ignore[return-value]  # None for a layer's single products

    def __setattr__(self, name: str, _value: object) -> None:
        raise FrozenInstanceError(f"{name} cannot be set; a trace is read-only")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.cell, dict(self._values))

    def as_dict(self) -> dict[str, FloatArray]:
        """Return the recorded fields: what was given, then results in the order they arise."""
        return dict(self._values)


class StepTrace(Trace):
    """Every value of one step.

    Shapes: 0-d for a scalar unit on plain numbers, or the common shape of the arrays given; for a
    layer of H units inputs (D,) and the rest (H,), or (B, D) and (B, H).
    """

    __slots__ = ()

    @classmethod
    def broadcast(cls, cell: Cell, values: Mapping[str, FloatArray], shape: tuple[int, ...]) -> StepTrace:
        """Return a trace of own arrays, each broadcast to the full ``shape``."""
        return cls(
            cell, {key: np.array(np.broadcast_to(value, shape), order="C") for key, value in values.items()}
        )


class SequenceTrace(Trace):
    """Every value of every step: the fields of StepTrace with a leading time axis."""

    __slots__ = ()

    def __len__(self) -> int:
        """Return T, the number of steps."""
        return int(next(iter(self._values.values())).shape[0])

    def at(self, t: int) -> StepTrace:
        """Return step ``t``, counted from 0; a negative ``t`` counts from the end.

        Raises IndexError outside the sequence.
        """
        if not isinstance(t, int | np.integer) or not -len(self) <= t < len(self):
            raise IndexError(f"t is {shown(t)}; expected a step from 0 to {len(self) - 1}")
        return StepTrace(self.cell, {key: np.asarray(value[t]) for key, value in self._values.items()})

    def first(self, n: int) -> SequenceTrace:
        """Return the first ``n`` steps."""
        return SequenceTrace(self.cell, {key: value[:n] for key, value in self._values.items()})


Quantity = str | tuple[str, int]


class SweptSequence(Trace):
    """A whole sequence for each of N values of one number: every field has the shape (N, T)."""

    __slots__ = ("quantity", "values")
    quantity: Quantity
    values: FloatArray

    def __init__(
        self, cell: Cell, recorded: Mapping[str, FloatArray], quantity: Quantity, values: FloatArray
    ) -> None:
        super().__init__(cell, recorded)
        values.setflags(write=False)
        object.__setattr__(self, "quantity", quantity)
        object.__setattr__(self, "values", values)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.cell, dict(self._values), self.quantity, self.values)

    def __len__(self) -> int:
        """Return N, the number of values."""
        return int(self.values.size)

    def at(self, n: int) -> SequenceTrace:
        """Return the sequence for value number ``n``. Raises IndexError outside the sweep."""
        if not isinstance(n, int | np.integer) or not -len(self) <= n < len(self):
            raise IndexError(f"n is {shown(n)}; expected a value from 0 to {len(self) - 1}")
        return SequenceTrace(self.cell, {key: value[n] for key, value in self._values.items()})
