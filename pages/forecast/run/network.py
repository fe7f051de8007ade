"""A trained network, its forecasts, and what they are compared with. Nothing is remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.forecasting.forecast import Beside, forecast, forecasts_from, one_step_forecasts
from lstm_core.forecasting.series import Scaler
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.layout import Layout
from lstm_core.training.readout import LinearReadout
from lstm_core.unit.sequence import run
from pages.forecast.run.recipe import Recipe

NETWORK = "network"
GATES = ("f", "i", "o", "g", "c")
Columns = tuple[tuple[float, ...], ...]
_CHUNK = 200_000


@dataclass(frozen=True, eq=False)
class Network:
    """A trained network with what it takes to forecast in the series' own units.

    ``beside`` has the scale of each other column that it reads beside the series; its methods are given these columns.
    """

    parameters: LSTMParameters
    readout: LinearReadout | None
    scaler: Scaler
    window: int
    beside: tuple[Scaler, ...] = ()

    def one_step(self, values: tuple[float, ...], first: int, columns: Columns = ()) -> FloatArray:
        """A forecast for each value from number ``first`` on, from the true values before it."""
        return one_step_forecasts(
            self.parameters, self.readout, self.scaler, values, first, self.window, self._with(columns)
        )

    def onward(self, history: tuple[float, ...], steps: int, columns: Columns = ()) -> FloatArray:
        """The next ``steps`` values, each forecast fed back as if it had happened."""
        return forecast(
            self.parameters, self.readout, self.scaler, history, steps, self.window, self._with(columns)
        )

    def from_each(self, values: tuple[float, ...], origins: Sequence[int], steps: int) -> FloatArray:
        """The next ``steps`` values after each number of values in ``origins``, fed back: (origins, steps)."""
        return forecasts_from(self.parameters, self.readout, self.scaler, values, origins, steps, self.window)

    def _with(self, columns: Columns) -> Beside:
        return tuple(zip(self.beside, columns, strict=True))

    def gates(self, values: tuple[float, ...], columns: Columns = ()) -> Mapping[str, FloatArray]:
        """What the units do as each value comes in: GATES, each (n, H), NaN before the first window.

        As in a forecast, the network starts from empty memories at the beginning of the window that ends
        with the value; what is kept is the last step.
        """
        scaled = [scaler.apply(row) for scaler, row in self._with(columns)]
        rows = np.stack([self.scaler.apply(values), *scaled], axis=1)
        cut = np.moveaxis(np.lib.stride_tricks.sliding_window_view(rows, self.window, axis=0), -1, 0)
        units = self.parameters.n_units
        found = {key: np.full((len(values), units), np.nan) for key in GATES}
        size = max(1, _CHUNK // (self.window * units))
        for k in range(0, cut.shape[1], size):
            trace = run(self.parameters, cut[:, k : k + size])
            start = self.window - 1 + k
            for key in GATES:
                found[key][start : start + size] = getattr(trace, key)[-1]
        return found


def parameters_of(recipe: Recipe, columns: int = 0) -> int:
    """How many numbers training sets: those of the LSTM layer, with an input for each column, and of the output layer."""
    layer, readout = random_parameters(1 + columns, recipe.units), LinearReadout.random(recipe.units, 1)
    return int(Layout.of(layer, readout).row(layer, readout).size)
