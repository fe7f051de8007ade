"""What moves at the end when one input moves a little: both units run twice, and the difference at every step.

A derivative asks the same of a nudge too small to see; this is the experiment that it idealises.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.gradients.flow import MAX_STEPS
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, finite_number, whole_number
from lstm_core.rnn.run import run_rnn
from lstm_core.unit.sequence import run


@dataclass(frozen=True, eq=False)
class Nudged:
    """Both units over a series, (T,) each, as it is and with one input moved; read-only.

    ``rnn_h``, ``lstm_h``, ``lstm_c``: the untouched run. ``rnn_h_moved`` and so on: the run whose input
    of ``step`` is larger by ``by``. Before that step both are the same, number for number.
    """

    step: int
    by: float
    rnn_h: FloatArray
    lstm_h: FloatArray
    lstm_c: FloatArray
    rnn_h_moved: FloatArray
    lstm_h_moved: FloatArray
    lstm_c_moved: FloatArray

    def difference(self, key: str) -> FloatArray:
        """Return by how much ``key`` ("rnn_h", "lstm_h" or "lstm_c") moved at each step, (T,).

        It is 0 where the two runs agree in every digit of a float, so about 16 digits below the value itself.
        """
        moved: FloatArray = getattr(self, f"{key}_moved") - getattr(self, key)
        return moved

    def __post_init__(self) -> None:
        for key in ("rnn_h", "lstm_h", "lstm_c"):
            for array in (getattr(self, key), getattr(self, f"{key}_moved")):
                array.setflags(write=False)


def nudge_input(lstm: LSTMParameters, rnn: RNNParameters, xs: object, step: int, by: float) -> Nudged:
    """Return both scalar units' runs over ``xs`` (T,) and over ``xs`` with ``by`` added to the input of ``step``.

    Both start from memories of 0. ``step`` counts from 0. Raises ValueError unless ``xs`` is a row of 1 to
    500 finite numbers, ``step`` one of its places and ``by`` a finite number, and as ``run`` and ``run_rnn``.

    >>> from lstm_core.cells.parameters import LSTMParameters
    >>> from lstm_core.cells.rnn_parameters import RNNParameters
    >>> unit = LSTMParameters.scalar(forget=(0, 0, 9), input=(0, 0, 0), candidate=(0, 1, 0), output=(0, 0, 9))
    >>> found = nudge_input(unit, RNNParameters.scalar(w_h=0.5, w_x=1, b=0), [0.0] * 4, 0, 0.01)
    >>> found.difference("rnn_h").round(5).tolist()
    [0.01, 0.005, 0.0025, 0.00125]
    >>> found.difference("lstm_h").round(5).tolist()
    [0.005, 0.005, 0.005, 0.005]
    """
    days = finite_array("xs", xs)
    if days.ndim != 1 or not 1 <= days.size <= MAX_STEPS:
        raise ValueError(f"xs has shape {days.shape}; expected one row of 1 to {MAX_STEPS} numbers")
    place = whole_number("step", step, 0, days.size - 1)
    moved = days.copy()
    moved[place] += finite_number("by", by)
    recurrent = [np.array(run_rnn(rnn, series, 0.0).h) for series in (days, moved)]
    traces = [run(lstm, series, 0.0, 0.0) for series in (days, moved)]
    return Nudged(
        place, float(by),
        rnn_h=recurrent[0], lstm_h=np.array(traces[0].h), lstm_c=np.array(traces[0].c),
        rnn_h_moved=recurrent[1], lstm_h_moved=np.array(traces[1].h), lstm_c_moved=np.array(traces[1].c),
    )  # fmt: skip
