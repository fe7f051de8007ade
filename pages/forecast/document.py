"""Document 003's case by calculation: what one step can reach, and what scaling and a read-out do about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.cells.trace import SequenceTrace, StepTrace
from lstm_core.forecasting.series import Scaler
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.optimisers import Adam
from lstm_core.training.readout import LinearReadout
from lstm_core.training.train import train
from lstm_core.unit.sequence import run
from lstm_core.unit.step import step
from lstm_core.unit.sweep import sweep
from pages.ui.load.kept import kept
from pages.ui.text.texts import text

INPUT = 5.0
CLAIMED_C, CLAIMED_H = 3.0, 2.0
STRENGTHS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
REACH, ROWS = 1000.0, 2001
DAYS_HELD = 4
_STEADY = 2.0
_OPEN, _WIDE = 20.0, 30.0
EPOCHS, RATE, SEED = 400, 0.03, 0


def strong_unit(strength: float) -> LSTMParameters:
    """A unit that takes in all it can: all input weights ``strength``, everything remembered."""
    return LSTMParameters.scalar(
        forget=(0, 0, _OPEN), input=(0, strength, 0), candidate=(0, strength, 0), output=(0, strength, 0)
    )


def one_step(strength: float) -> StepTrace:
    """The document's step, from memories 0 and 0 with its input, by such a unit."""
    return step(strong_unit(strength), INPUT, 0, 0)


@kept
def farthest() -> tuple[float, float]:
    """The largest |c| and |h| after one step over candidate weights from −1000 to 1000, all gates open."""
    opened = LSTMParameters.scalar(
        forget=(0, 0, 0), input=(0, 0, _WIDE), candidate=(0, 0, 0), output=(0, 0, _WIDE)
    )
    trace = sweep(opened, INPUT, 0, 0, "w_gx", np.linspace(-REACH, REACH, ROWS))
    return float(np.abs(trace.c).max()), float(np.abs(trace.h).max())


def days_on_end() -> SequenceTrace:
    """The same input day after day: the long-term memory grows by less than 1 each time."""
    return run(strong_unit(_STEADY), [INPUT] * DAYS_HELD)


@dataclass(frozen=True, eq=False)
class SmallCase:
    """Three values, one unit and a read-out, trained to say each next value.

    ``trace`` runs over the three scaled values; ``outputs`` are the read-out's, scaled, and ``forecasts`` the
    same in the values' own units, so that the last is the fourth value.
    """

    scaler: Scaler
    trace: SequenceTrace
    readout: LinearReadout
    outputs: FloatArray
    forecasts: FloatArray


@kept
def small_case(days: tuple[float, float, float]) -> SmallCase:
    """Scale the three values, train on the first two and what follows them, and forecast the fourth.

    Raises:
        ValueError: one sentence, when all three are the same.
    """
    if days[0] == days[1] == days[2]:
        raise ValueError(text("forecast.refusals.equal", value=f"{days[0]:g}"))
    scaler = Scaler.fit(days)
    scaled = scaler.apply(days)
    *_, last = train(
        random_parameters(1, 1, SEED), scaled[np.newaxis, :-1], scaled[np.newaxis, 1:],
        readout=LinearReadout.random(1, 1, SEED), optimiser=Adam(RATE), epochs=EPOCHS, loss_on="every", reduction="mean",
    )  # fmt: skip
    readout = last.readout
    assert readout is not None
    trace = run(last.parameters, scaled[:, np.newaxis])
    outputs = readout.forward(trace.h)[:, 0]
    return SmallCase(scaler, trace, readout, outputs, scaler.invert(outputs))


def readout_for(h: float, wanted: float) -> LinearReadout:
    """The read-out without bias that turns the memory ``h`` into ``wanted``."""
    return LinearReadout(np.array([[wanted / h]]), np.zeros(1))
