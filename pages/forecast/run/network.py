"""A trained network, its forecasts, and what they are compared with. Nothing is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.forecasting.forecast import Errors, errors, forecast, naive_forecasts, one_step_forecasts
from lstm_core.forecasting.series import Scaler
from lstm_core.forecasting.settling import Settling, settling
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.layout import Layout
from lstm_core.training.readout import LinearReadout
from lstm_core.unit.sequence import run
from pages.forecast.run.recipe import Recipe

NETWORK = "network"
GATES = ("f", "i", "o", "g", "c")
_CHUNK = 200_000


@dataclass(frozen=True, eq=False)
class Network:
    """A trained network with what it takes to forecast in the series' own units."""

    parameters: LSTMParameters
    readout: LinearReadout | None
    scaler: Scaler
    window: int

    def one_step(self, values: tuple[float, ...], first: int) -> FloatArray:
        """A forecast for each value from number ``first`` on, from the true values before it."""
        return one_step_forecasts(self.parameters, self.readout, self.scaler, values, first, self.window)

    def onward(self, history: tuple[float, ...], steps: int) -> FloatArray:
        """The next ``steps`` values, each forecast fed back as if it had happened."""
        return forecast(self.parameters, self.readout, self.scaler, history, steps, self.window)

    def gates(self, values: tuple[float, ...]) -> Mapping[str, FloatArray]:
        """What the units do as each value comes in: GATES, each (n, H), NaN before the first window.

        As in a forecast, the network starts from empty memories at the beginning of the window that ends
        with the value; what is kept is the last step.
        """
        scaled = self.scaler.apply(values)
        cut = np.lib.stride_tricks.sliding_window_view(scaled, self.window)
        units = self.parameters.n_units
        found = {key: np.full((len(values), units), np.nan) for key in GATES}
        size = max(1, _CHUNK // (self.window * units))
        for k in range(0, len(cut), size):
            trace = run(self.parameters, cut[k : k + size].T[:, :, np.newaxis])
            start = self.window - 1 + k
            for key in GATES:
                found[key][start : start + size] = getattr(trace, key)[-1]
        return found


def parameters_of(recipe: Recipe) -> int:
    """How many numbers training sets: those of the LSTM layer and of the output layer."""
    layer, readout = random_parameters(1, recipe.units), LinearReadout.random(recipe.units, 1)
    return int(Layout.of(layer, readout).row(layer, readout).size)


@dataclass(frozen=True, eq=False)
class Outcome:
    """What each way of forecasting says about the held-out part and how far off it is.

    ``forecasts`` and ``errors`` have the network, if there is one, before the rules of thumb. ``beyond`` are
    the values after the end of the series as the network sees them, None without one; ``settled`` says from which
    forecast of the held-out part on the network only repeats itself, where each is fed back.
    """

    truth: FloatArray
    forecasts: Mapping[str, FloatArray]
    errors: Mapping[str, Errors]
    beyond: FloatArray | None
    settled: Settling | None = None


def outcome(
    values: tuple[float, ...], held_out: int, period: int | None, several: bool, network: Network | None
) -> Outcome:
    """Compare the network, where there is one, with the rules of thumb on the last ``held_out`` values.

    With ``several`` nothing after the split is looked at and each forecast is fed back; without, each
    value is forecast from the true ones before it.
    """
    first = len(values) - held_out
    found: dict[str, FloatArray] = {}
    beyond = settled = None
    if network is not None:
        found[NETWORK] = (
            network.onward(values[:first], held_out) if several else network.one_step(values, first)
        )
        beyond = network.onward(values, held_out if several else 1)
        settled = settling(found[NETWORK], max(values[:first]) - min(values[:first])) if several else None
    found |= naive_forecasts(values, first, period, feed_back=several)
    truth = np.array(values[first:])
    return Outcome(truth, found, {key: errors(row, truth) for key, row in found.items()}, beyond, settled)
