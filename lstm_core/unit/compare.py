"""Two runs of the scalar unit side by side: on which day they first differ, and where that difference sits.

A product that differs splits without a remainder, since a·b − a'·b' = (a − a')·(b + b')/2 +
(a + a')/2·(b − b'). So every day's difference in the two memories is a sum of contributions, one per factor.
They say where the difference sits on that day, not what caused it, and one can exceed the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from lstm_core.cells.trace import SequenceTrace
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_number


@dataclass(frozen=True, eq=False)
class Difference:
    """First run minus second, (T,) each; ``c`` and ``h`` are the sums of the contributions that follow them.

    c = forget + carried + input + candidate, from c = f·c_prev + i·g; h = output + memory, from
    h = o·tanh(c). The arrays are read-only.
    """

    c: FloatArray
    """c − c' of each day."""
    forget: FloatArray
    """(f − f')·(c_prev + c_prev')/2: the forget gate's contribution."""
    carried: FloatArray
    """(f + f')/2·(c_prev − c_prev'): what the days before had left different."""
    input: FloatArray
    """(i − i')·(g + g')/2: the input gate's contribution."""
    candidate: FloatArray
    """(i + i')/2·(g − g'): the candidate's contribution."""
    h: FloatArray
    """h − h' of each day."""
    output: FloatArray
    """(o − o')·(tanh c + tanh c')/2: the output gate's contribution."""
    memory: FloatArray
    """(o + o')/2·(tanh c − tanh c'): the long-term memory's contribution."""

    def __post_init__(self) -> None:
        for item in fields(self):
            getattr(self, item.name).setflags(write=False)

    def first_beyond(self, tolerance: object, quantity: str = "h") -> int | None:
        """Return the first day, from 0, on which |h − h'| (or c) exceeds ``tolerance``; None if none does."""
        limit = finite_number("tolerance", tolerance)
        days = np.flatnonzero(np.abs(getattr(self, quantity)) > limit)
        return int(days[0]) if days.size else None

    def cause_of_c(self, day: int) -> str:
        """Return the largest contribution to ``c`` on a day: "forget", "carried", "input" or "candidate"."""
        return self._largest(("forget", "carried", "input", "candidate"), day)

    def cause_of_h(self, day: int) -> str:
        """Return the larger contribution to ``h`` on a day: "output" or "memory"."""
        return self._largest(("output", "memory"), day)

    def _largest(self, causes: tuple[str, ...], day: int) -> str:
        return max(causes, key=lambda cause: abs(float(getattr(self, cause)[day])))


def difference(first: SequenceTrace, second: SequenceTrace) -> Difference:
    """Return how two runs of the same length differ, day by day and factor by factor.

    Equations: those of the fields of :class:`Difference`. Shapes: both traces (T,), as the scalar
    unit's run gives them. Raises ValueError for traces of other or unequal shapes.

    >>> from lstm_core import LSTMParameters, difference, run
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> parting = difference(run(unit, [0, 0.5]), run(unit, [1, 0.5]))
    >>> parting.h.round(4).tolist(), parting.cause_of_h(1)
    ([-0.4042, -0.7083], 'memory')
    """
    if first.h.ndim != 1 or first.h.shape != second.h.shape:
        raise ValueError(
            f"the runs have shapes {first.h.shape} and {second.h.shape}; "
            "expected two runs of the scalar unit with the same number of days"
        )

    def share(gate: str, other: str) -> FloatArray:
        a, a2, b, b2 = (getattr(run, key) for key in (gate, other) for run in (first, second))
        return np.asarray((a - a2) * (b + b2) / 2.0)

    return Difference(
        c=first.c - second.c,
        forget=share("f", "c_prev"),
        carried=share("c_prev", "f"),
        input=share("i", "g"),
        candidate=share("g", "i"),
        h=first.h - second.h,
        output=share("o", "tanh_c"),
        memory=share("tanh_c", "o"),
    )
