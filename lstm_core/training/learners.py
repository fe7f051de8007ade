"""Loss, gradient and predictions of a whole network, as fast as each size allows.

The scalar unit works on plain Python floats: for one number at a time they beat arrays many
times over. Every other network goes through :mod:`lstm_core.kernels.lstm`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from math import exp, tanh
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.kernels.lstm import backprop, forward
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.layout import Layout
from lstm_core.training.tasks import Task

Picked = npt.NDArray[np.intp]
_CHUNK = 2_000_000  # numbers per array while predicting: about 16 MB


class Learner(ABC):
    """A network's layout together with the task it learns."""

    def __init__(self, layout: Layout, task: Task) -> None:
        self.layout, self.task = layout, task

    @abstractmethod
    def gradient(self, row: FloatArray, picked: Picked) -> tuple[float, FloatArray]:
        """Return the loss over the picked series and its gradient, shaped like ``row``."""

    @abstractmethod
    def outputs(self, row: FloatArray) -> FloatArray:
        """Return the predictions, shaped like the task's targets."""

    def evaluate(self, row: FloatArray) -> tuple[float, FloatArray]:
        """Return the loss over all series and the predictions, in the shape the targets came in."""
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            found = self.outputs(row)
            error = found - self.task.targets
            loss = float(np.sum(error * error)) * self.share(len(self.task))
        return loss, found.reshape(self.task.shape)

    def share(self, n_series: int) -> float:
        """Return what each squared error counts for in a loss over ``n_series`` series."""
        if self.task.reduction == "sum":
            return 1.0
        return len(self.task) / (n_series * self.task.targets.size)


def learner_for(layout: Layout, task: Task) -> Learner:
    """Return the fastest learner for this network."""
    return ScalarLearner(layout, task) if layout.is_bare_scalar else LayerLearner(layout, task)


class _Day(NamedTuple):
    x: float
    h_prev: float
    c_prev: float
    f: float
    i: float
    g: float
    o: float
    tanh_c: float


class ScalarLearner(Learner):
    """The bare one-number unit, on plain floats; rows in the order of WEIGHT_NAMES."""

    def __init__(self, layout: Layout, task: Task) -> None:
        super().__init__(layout, task)
        self._series = [item[:, 0].tolist() for item in task.series]
        self._every = task.loss_on == "every"
        self._targets = [
            list(target) if self._every else [None] * (len(days) - 1) + list(target)
            for days, target in zip(self._series, task.targets.reshape(len(task), -1).tolist(), strict=True)
        ]

    def gradient(self, row: FloatArray, picked: Picked) -> tuple[float, FloatArray]:
        weights, share = row.tolist(), self.share(len(picked))
        loss, total = 0.0, [0.0] * 12
        for k in picked.tolist():
            days, hs = _days(weights, self._series[k])
            errors = [
                None if wish is None else h - wish for h, wish in zip(hs, self._targets[k], strict=True)
            ]
            loss += sum([e * e for e in errors if e is not None]) * share
            _add_gradient(weights, days, [0.0 if e is None else 2.0 * e * share for e in errors], total)
        return loss, np.array(total)

    def outputs(self, row: FloatArray) -> FloatArray:
        weights = row.tolist()
        runs = [_days(weights, series)[1] for series in self._series]
        return np.array(runs if self._every else [hs[-1] for hs in runs]).reshape(self.task.targets.shape)


def _share(z: float) -> float:
    """σ(z) on a plain float, never overflowing."""
    if z >= 0.0:
        return 1.0 / (1.0 + exp(-z))
    decay = exp(z)
    return decay / (1.0 + decay)


def _days(weights: list[float], xs: list[float]) -> tuple[list[_Day], list[float]]:
    """Return each day's numbers and the short-term memories, from memories 0 and 0."""
    w_fh, w_fx, b_f, w_ih, w_ix, b_i, w_gh, w_gx, b_g, w_oh, w_ox, b_o = weights
    h = c = 0.0
    days, hs = [], []
    for x in xs:
        f = _share(w_fh * h + w_fx * x + b_f)
        i = _share(w_ih * h + w_ix * x + b_i)
        g = tanh(w_gh * h + w_gx * x + b_g)
        o = _share(w_oh * h + w_ox * x + b_o)
        c_new = f * c + i * g
        tanh_c = tanh(c_new)
        days.append(_Day(x, h, c, f, i, g, o, tanh_c))
        h, c = o * tanh_c, c_new
        hs.append(h)
    return days, hs


def _add_gradient(weights: list[float], days: list[_Day], slopes: list[float], total: list[float]) -> None:
    """Add the twelve gradients to ``total``: the equations of :func:`lstm_core.gradients.bptt.backward`."""
    w_fh, w_ih, w_gh, w_oh = weights[0], weights[3], weights[6], weights[9]
    fh, fx, bf, ih, ix, bi, gh, gx, bg, oh, ox, bo = total
    dh_later = dc_later = 0.0
    for (x, h, c, f, i, g, o, tanh_c), slope in zip(reversed(days), reversed(slopes), strict=True):
        dh = slope + dh_later
        dc = dh * o * (1.0 - tanh_c * tanh_c) + dc_later
        df = dc * c * f * (1.0 - f)
        di = dc * g * i * (1.0 - i)
        dg = dc * i * (1.0 - g * g)
        do = dh * tanh_c * o * (1.0 - o)
        dc_later = dc * f
        dh_later = w_fh * df + w_ih * di + w_gh * dg + w_oh * do
        fh, fx, bf = fh + df * h, fx + df * x, bf + df
        ih, ix, bi = ih + di * h, ix + di * x, bi + di
        gh, gx, bg = gh + dg * h, gx + dg * x, bg + dg
        oh, ox, bo = oh + do * h, ox + do * x, bo + do
    total[:] = fh, fx, bf, ih, ix, bi, gh, gx, bg, oh, ox, bo


class LayerLearner(Learner):
    """Any layer, with or without a read-out, a batch of series at a time."""

    def __init__(self, layout: Layout, task: Task) -> None:
        super().__init__(layout, task)
        self._stack = np.stack(task.series, axis=1) if task.equal_lengths else None

    def gradient(self, row: FloatArray, picked: Picked) -> tuple[float, FloatArray]:
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            weights, xs = self.layout.weights(row), self._inputs(picked)
            tape = forward(weights, xs)
            h = tape.h[1:] if self.task.loss_on == "every" else tape.h[-1]
            targets = self.task.targets[picked]
            error = self._read(row, h) - (targets.swapaxes(0, 1) if self.task.loss_on == "every" else targets)
            share = self.share(len(picked))
            loss = float(np.sum(error * error)) * share
            dy = 2.0 * share * error
            parts: list[FloatArray] = []
            if self.layout.n_outputs:
                flat = dy.reshape(-1, self.layout.n_outputs)
                parts = [flat.T @ h.reshape(-1, self.layout.n_units), flat.sum(axis=0)]
                dy = dy @ self.layout.readout_weights(row)[0]
            dh = dy
            if self.task.loss_on == "last":
                dh = np.zeros_like(tape.tanh_c)
                dh[-1] = dy
            sums = backprop(weights, xs, tape, dh, inputs=False).weights
            return loss, np.concatenate([part.ravel() for part in (*sums, *parts)])

    def outputs(self, row: FloatArray) -> FloatArray:
        weights = self.layout.weights(row)
        size = max(1, _CHUNK // (len(self.task.series[0]) * 4 * self.layout.n_units))
        if self._stack is None:
            size = 1
        found = []
        for first in range(0, len(self.task), size):
            picked = np.arange(first, min(first + size, len(self.task)))
            h = forward(weights, self._inputs(picked)).h
            kept = np.asarray(h[1:].swapaxes(0, 1) if self.task.loss_on == "every" else h[-1])
            found.append(self._read(row, kept))
        return np.concatenate(found)

    def _inputs(self, picked: Picked) -> FloatArray:
        if self._stack is not None:
            return np.ascontiguousarray(self._stack[:, picked])
        return np.stack([self.task.series[k] for k in picked], axis=1)

    def _read(self, row: FloatArray, h: npt.ArrayLike) -> FloatArray:
        memories = np.asarray(h, dtype=np.float64)
        if not self.layout.n_outputs:
            return memories
        weights, bias = self.layout.readout_weights(row)
        return np.asarray(memories @ weights.T + bias)
