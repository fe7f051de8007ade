"""A training run: all that decides it, and what is recorded while it is watched. Nothing is remembered."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
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
from pages.forecast.run.network import Columns, Network
from pages.forecast.run.recipe import Recipe, prepared
from pages.ui.runs.thinning import is_kept, round_stride

CLIP = 1.0
"""The longest gradient that is followed."""
KEPT, DRAWN = 201, 200
"""How many epochs of a run are kept, about, and how many held-out values are drawn while it is watched."""


@dataclass(frozen=True, eq=False)
class Watched(EpochRecord):
    """A record, with what the network is worth on the values that are watched, from which it does not learn.

    These are the part for choosing, or the held-out part where there is none. ``unseen`` is their mean squared error, scaled as the loss is; NaN in a record that is not drawn. ``best`` is the
    epoch in which it was smallest, and ``smallest`` that error; NaN while it has not risen again. ``memorises`` says
    that the loss has gone on falling since then. Since the last record that was drawn, epoch ``lowest`` had the smallest
    such error so far, and ``lowest_row`` the weights; −1 and None where none had.
    """

    unseen: float = math.nan
    best: float = math.nan
    smallest: float = math.nan
    memorises: bool = False
    lowest: int = -1
    lowest_row: FloatArray | None = None


@dataclass(frozen=True)
class Job:
    """All that decides a training run, and so every weight at its end."""

    values: tuple[float, ...]
    recipe: Recipe
    epochs: int
    columns: Columns = ()
    keep: int = KEPT

    def records(self) -> Iterator[Watched]:
        """Train from the seed's random weights on the windows before the split.

        The loss is the mean squared error of the scaled value after each window. A record holds the weights, the
        loss and, of the epochs that are kept, the error on the watched part and the forecasts of :func:`drawn` values.
        Raises ValueError and Diverged as :func:`lstm_core.training.train.train` does.
        """
        stride = round_stride(self.epochs, self.keep)
        watch = _Watch(self)
        for record in self._trained():
            if is_kept(record.epoch, stride) or record.epoch == self.epochs:
                yield watch.kept(record)
            else:
                yield watch.passed(record)

    def _trained(self) -> Iterator[EpochRecord]:
        recipe, ready = self.recipe, self.prepared()
        return train(
            random_parameters(1 + len(self.columns), recipe.units, recipe.seed),
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
        return prepared(self.values, self.recipe, self.columns)

    def network(self, parameters: LSTMParameters, readout: LinearReadout | None) -> Network:
        """Weights of this run, with the scale of its training part."""
        ready = self.prepared()
        return Network(parameters, readout, ready.scaler, self.recipe.window, ready.beside)


class _Watch:
    """Looks at the watched part beside a training, which does not."""

    def __init__(self, job: Job) -> None:
        self.job, self.scaler, self.beside = job, job.prepared().scaler, job.prepared().beside
        self.first, end = watched(len(job.values), job.recipe)
        self.known, self.columns = job.values[:end], tuple(column[:end] for column in job.columns)
        self.drawn = drawn(end - self.first)
        self.seen: list[tuple[int, float, float]] = []
        self.turned = math.nan, math.nan, False
        self.lowest = -1, math.inf
        self.news: tuple[int, FloatArray | None] = (-1, None)

    def kept(self, record: EpochRecord) -> Watched:
        """The record with its forecasts and their error."""
        forecasts, unseen = self._look(record)
        self.seen.append((record.epoch, record.loss, unseen))
        _, losses, errors = zip(*self.seen, strict=True)
        turn = turning_point(losses, errors)
        self.turned = (*self.lowest, turn.memorises) if turn else (math.nan, math.nan, False)
        found = self._watched(record, forecasts[self.drawn], unseen)
        self.news = -1, None
        return found

    def passed(self, record: EpochRecord) -> Watched:
        """A record that is not drawn, unless the run breaks off with it: what is known from those before."""
        # Which epoch was best is looked for in all of them, so that it does not depend on which are drawn.
        if self.job.recipe.choosing:
            self._look(record)
        return self._watched(record, np.empty(0), math.nan)

    def _look(self, record: EpochRecord) -> tuple[FloatArray, float]:
        network = Network(record.parameters, record.readout, self.scaler, self.job.recipe.window, self.beside)
        forecasts = network.one_step(self.known, self.first, self.columns)
        unseen = scaled_error(self.scaler, forecasts, self.known[self.first :])
        if unseen < self.lowest[1]:
            self.lowest, self.news = (record.epoch, unseen), (record.epoch, record.row)
        return forecasts, unseen

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
            *self.news,
        )


def best_of(records: Sequence[Watched], last: int) -> Watched | None:
    """The record that holds the weights with the smallest watched error up to epoch ``last``; None without one."""
    found = [record for record in records if record.epoch <= last and record.lowest_row is not None]
    return found[-1] if found else None


def watched(length: int, recipe: Recipe) -> tuple[int, int]:
    """From which value to before which a training is watched: the part for choosing, or the held-out part without one."""
    first = length - recipe.held_out
    return (first - recipe.choosing, first) if recipe.choosing else (first, length)


def drawn(count: int) -> NDArray[np.intp]:
    """Which of the watched values are drawn while a run is played: all of a few, DRAWN of many."""
    return np.unique(np.linspace(0, count - 1, min(count, DRAWN)).round().astype(np.intp))
