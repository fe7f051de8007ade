"""From a series and a recipe to a trained network and its forecasts. Nothing is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.forecasting.forecast import Errors, errors, forecast, naive_forecasts, one_step_forecasts
from lstm_core.forecasting.series import Prepared, Scaler
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.optimisers import Adam
from lstm_core.training.readout import LinearReadout
from lstm_core.training.train import EpochRecord, train
from lstm_core.unit.sequence import run
from pages.forecast.run.recipe import Recipe, prepared
from pages.ui.runs.thinning import is_kept, round_stride

NETWORK = "network"
CLIP = 1.0
"""The longest gradient that is followed."""
GATES = ("f", "i", "o", "g", "c")
KEPT, DRAWN = 201, 200
"""How many epochs of a run are kept, about, and how many held-out values are drawn while it is watched."""
_CHUNK = 200_000


@dataclass(frozen=True)
class Job:
    """All that decides a training run, and so every weight at its end."""

    values: tuple[float, ...]
    recipe: Recipe
    epochs: int

    def records(self) -> Iterator[EpochRecord]:
        """Train from the seed's random weights on the windows before the split.

        The loss is the mean squared error of the scaled value after each window. A record holds the weights, the
        loss and, of the epochs that are kept, the forecasts of :func:`drawn` values. Raises ValueError and Diverged as
        :func:`lstm_core.training.train.train` does.
        """
        recipe, ready = self.recipe, self.prepared()
        first = len(self.values) - recipe.held_out
        records = train(
            random_parameters(1, recipe.units, recipe.seed),
            ready.inputs,
            ready.targets,
            readout=LinearReadout.random(recipe.units, 1, recipe.seed),
            optimiser=Adam(recipe.rate),
            epochs=self.epochs,
            batch=recipe.batch,
            shuffle=True,
            seed=recipe.seed,
            reduction="mean",
            clip=CLIP,
        )
        stride = round_stride(self.epochs, KEPT)
        for record in records:
            shown = is_kept(record.epoch, stride) or record.epoch == self.epochs
            forecasts = np.empty(0)
            if shown:
                network = Network(record.parameters, record.readout, ready.scaler, recipe.window)
                forecasts = network.one_step(self.values, first)[drawn(recipe.held_out)]
            yield replace(record, predictions=forecasts, gradient=None, update=None)

    def prepared(self) -> Prepared:
        """The split, scaled and windowed series."""
        return prepared(self.values, self.recipe)

    def network(self, parameters: LSTMParameters, readout: LinearReadout | None) -> Network:
        """Weights of this run, with the scale of its training part."""
        return Network(parameters, readout, self.prepared().scaler, self.recipe.window)


def drawn(held_out: int) -> NDArray[np.intp]:
    """Which of the held-out values are drawn while a run is watched: all of a few, DRAWN of many."""
    return np.unique(np.linspace(0, held_out - 1, min(held_out, DRAWN)).round().astype(np.intp))


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


@dataclass(frozen=True, eq=False)
class Outcome:
    """What each way of forecasting says about the held-out part and how far off it is.

    ``forecasts`` and ``errors`` have the network, if there is one, before the rules of thumb. ``beyond`` are
    the values after the end of the series as the network sees them, None without one.
    """

    truth: FloatArray
    forecasts: Mapping[str, FloatArray]
    errors: Mapping[str, Errors]
    beyond: FloatArray | None


def outcome(
    values: tuple[float, ...], held_out: int, period: int | None, several: bool, network: Network | None
) -> Outcome:
    """Compare the network, where there is one, with the rules of thumb on the last ``held_out`` values.

    With ``several`` nothing after the split is looked at and each forecast is fed back; without, each
    value is forecast from the true ones before it.
    """
    first = len(values) - held_out
    found: dict[str, FloatArray] = {}
    beyond = None
    if network is not None:
        found[NETWORK] = (
            network.onward(values[:first], held_out) if several else network.one_step(values, first)
        )
        beyond = network.onward(values, held_out if several else 1)
    found |= naive_forecasts(values, first, period, feed_back=several)
    truth = np.array(values[first:])
    return Outcome(truth, found, {key: errors(row, truth) for key, row in found.items()}, beyond)
