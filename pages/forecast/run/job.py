"""A training run: all that decides it, and what is recorded while it is watched. Nothing is remembered."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.forecasting.overfitting import scaled_error, turning_point
from lstm_core.forecasting.series import Prepared
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.optimisers import Adam
from lstm_core.training.readout import LinearReadout
from lstm_core.training.train import EpochRecord, train
from pages.forecast.run.network import Network
from pages.forecast.run.recipe import Recipe, prepared
from pages.ui.runs.thinning import is_kept, round_stride

CLIP = 1.0
"""The longest gradient that is followed."""
KEPT, DRAWN = 201, 200
"""How many epochs of a run are kept, about, and how many held-out values are drawn while it is watched."""


@dataclass(frozen=True, eq=False)
class Watched(EpochRecord):
    """A record, with what the network is worth on the values that it does not learn from.

    ``unseen`` is their mean squared error, scaled as the loss is; NaN in a record that is not drawn. ``best`` is the
    epoch in which it was smallest, and ``smallest`` that error; NaN while it has not risen again. ``memorises`` says
    that the loss has gone on falling since then.
    """

    unseen: float = math.nan
    best: float = math.nan
    smallest: float = math.nan
    memorises: bool = False


@dataclass(frozen=True)
class Job:
    """All that decides a training run, and so every weight at its end."""

    values: tuple[float, ...]
    recipe: Recipe
    epochs: int

    def records(self) -> Iterator[Watched]:
        """Train from the seed's random weights on the windows before the split.

        The loss is the mean squared error of the scaled value after each window. A record holds the weights, the
        loss and, of the epochs that are kept, the error on the held-out part and the forecasts of :func:`drawn` values.
        Raises ValueError and Diverged as :func:`lstm_core.training.train.train` does.
        """
        stride = round_stride(self.epochs, KEPT)
        watch = _Watch(self)
        for record in self._trained():
            if is_kept(record.epoch, stride) or record.epoch == self.epochs:
                yield watch.kept(record)
            else:
                yield watch.passed(record)

    def _trained(self) -> Iterator[EpochRecord]:
        recipe, ready = self.recipe, self.prepared()
        return train(
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

    def prepared(self) -> Prepared:
        """The split, scaled and windowed series."""
        return prepared(self.values, self.recipe)

    def network(self, parameters: LSTMParameters, readout: LinearReadout | None) -> Network:
        """Weights of this run, with the scale of its training part."""
        return Network(parameters, readout, self.prepared().scaler, self.recipe.window)


class _Watch:
    """Looks at the held-out part beside a training, which does not."""

    def __init__(self, job: Job) -> None:
        self.job, self.scaler = job, job.prepared().scaler
        self.first = len(job.values) - job.recipe.held_out
        self.truth = job.values[self.first :]
        self.drawn = drawn(job.recipe.held_out)
        self.seen: list[tuple[int, float, float]] = []
        self.turned = math.nan, math.nan, False

    def kept(self, record: EpochRecord) -> Watched:
        """The record with its forecasts and their error."""
        network = Network(record.parameters, record.readout, self.scaler, self.job.recipe.window)
        forecasts = network.one_step(self.job.values, self.first)
        unseen = scaled_error(self.scaler, forecasts, self.truth)
        self.seen.append((record.epoch, record.loss, unseen))
        epochs, losses, errors = zip(*self.seen, strict=True)
        if turn := turning_point(losses, errors):
            self.turned = epochs[turn.row], errors[turn.row], turn.memorises
        else:
            self.turned = math.nan, math.nan, False
        return self._watched(record, forecasts[self.drawn], unseen)

    def passed(self, record: EpochRecord) -> Watched:
        """A record that is not drawn, unless the run breaks off with it: what is known from those before."""
        return self._watched(record, np.empty(0), math.nan)

    def _watched(self, record: EpochRecord, predictions: FloatArray, unseen: float) -> Watched:
        return Watched(
            record.epoch,
            record.loss,
            predictions,
            record.row,
            record.layout,
            None,
            None,
            unseen,
            *self.turned,
        )


def drawn(held_out: int) -> NDArray[np.intp]:
    """Which of the held-out values are drawn while a run is watched: all of a few, DRAWN of many."""
    return np.unique(np.linspace(0, held_out - 1, min(held_out, DRAWN)).round().astype(np.intp))
