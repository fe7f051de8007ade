"""What can be said about a run that is over: did it land, did it get stuck, and why. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.activations import FloatArray, sigmoid_slope
from lstm_core.training.train import EpochRecord
from lstm_core.unit.sequence import run
from pages.training.data.recipes import Data
from pages.ui.text.numbers import precise

FAR = 0.01
"""A mean squared error above this is far from 0: a prediction is off by a tenth."""
MOVED = 0.01
"""A loss that changed by less than this share of itself has not moved."""
LEVEL = 0.01
"""A gate is saturated where its curve is less steep than this: below 0.01 or above 0.99."""
FEWEST = 50
GATES = {"f": "forget", "i": "input", "o": "output"}


def stuck(records: Sequence[EpochRecord], data: Data) -> str:
    """One sentence for a run whose loss has stopped moving although it is far from 0; nothing otherwise.

    Stuck is a mean squared error above 0.01 together with a loss that changed by less than 1 % over the
    last fifth of the epochs; runs of fewer than 50 epochs are too short to say.
    """
    last = records[-1]
    if last.epoch < FEWEST or last.loss / last.predictions.size <= FAR:
        return ""
    fifth = [record.loss for record in records if 5 * record.epoch >= 4 * last.epoch]
    if len(fifth) < 2 or max(fifth) - min(fifth) > MOVED * last.loss:
        return ""
    level = saturated(last.parameters, data.series)
    told = (
        f"Stuck: over the last fifth of the epochs the loss has moved by less than 1 %, and at "
        f"{precise(last.loss)} it is still far from 0."
    )
    if not level:
        return f"{told} More epochs, another start, optimiser or learning rate may help."
    gates = " and ".join(filter(None, (", ".join(level[:-1]), level[-1])))
    return (
        f"{told} The {gates} gate{'s are' if len(level) > 1 else ' is'} saturated, below 0.01 or above 0.99 on "
        "every day, where the sigmoid is almost level and hardly any gradient gets through."
    )


def saturated(parameters: LSTMParameters, series: Sequence[Sequence[float]]) -> list[str]:
    """The gates that are saturated on every day of every series, by their standard names."""
    traces = [run(parameters, list(days)) for days in series]
    return [
        name
        for letter, name in GATES.items()
        if max(_steepest(getattr(trace, letter)) for trace in traces) < LEVEL * (1.0 - LEVEL)
    ]


def _steepest(gate: FloatArray) -> float:
    return float(np.max(sigmoid_slope(gate)))
