"""What can be said about a run that is over: did it land, did it get stuck, and why. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.activations import SATURATED, FloatArray, sigmoid_slope
from lstm_core.training.attainable import least_loss
from lstm_core.training.train import EpochRecord
from lstm_core.unit.sequence import run
from pages.training.data.recipes import Data
from pages.ui.text.numbers import precise, setting
from pages.ui.text.texts import text

FAR = 0.01
"""A mean squared error above this is far from 0: a prediction is off by a tenth."""
MOVED = 0.01
"""A loss that changed by less than this share of itself has not moved."""
FEWEST = 50
LARGE, GROWN = 5.0, 3.0
"""A largest weight above this, and so many times that of the start, speaks for a learning rate that was too high."""
GATES = {"f": "forget", "i": "input", "o": "output"}


def stuck(records: Sequence[EpochRecord], data: Data, loss_on: str = "last") -> str:
    """A few sentences for a run whose loss has stopped moving although it could still fall; nothing otherwise.

    Stuck is a mean squared error of more than 0.01 above the least that any weights can reach, together with a loss
    that changed by less than 1 % over the last fifth of the epochs; runs of fewer than 50 epochs are too short to say.
    """
    last = records[-1]
    least = least_loss(data.series, data.targets_at(loss_on), loss_on)
    if last.epoch < FEWEST or (last.loss - least) / last.predictions.size <= FAR:
        return ""
    fifth = [record.loss for record in records if 5 * record.epoch >= 4 * last.epoch]
    if len(fifth) < 2 or max(fifth) - min(fifth) > MOVED * last.loss:
        return ""
    told = text("training.verdict.stuck", loss=precise(last.loss), least=precise(least) if least else "0")
    level = saturated(last.parameters, data.series)
    if not level:
        return f"{told} {text('training.verdict.try')}"
    key = "gates" if len(level) > 1 else "gate"
    named = " and ".join(filter(None, (", ".join(level[:-1]), level[-1])))
    return " ".join((told, text(f"training.verdict.{key}", gates=named), _cause(records)))


def _cause(records: Sequence[EpochRecord]) -> str:
    """Whether the weights say that the learning rate was too high."""
    start, end = (float(np.max(np.abs(records[place].row))) for place in (0, -1))
    if end <= max(LARGE, GROWN * start):
        return text("training.verdict.try")
    return text("training.verdict.rate", largest=setting(round(end, 2)), start=setting(round(start, 2)))


def saturated(parameters: LSTMParameters, series: Sequence[Sequence[float]]) -> list[str]:
    """The gates that are saturated on every day of every series, by their standard names."""
    traces = [run(parameters, list(days)) for days in series]
    return [
        name
        for letter, name in GATES.items()
        if max(_steepest(getattr(trace, letter)) for trace in traces) < SATURATED * (1.0 - SATURATED)
    ]


def _steepest(gate: FloatArray) -> float:
    return float(np.max(sigmoid_slope(gate)))
