"""Whether a run's answers tell its series apart yet: what is read off each record's predictions. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.training.attainable import least_loss
from pages.training.data.recipes import Data

NEAR = 0.1
"""Answers are all the same where none is farther from the middle than this share of the targets' spread."""


def telling(data: Data, predictions: FloatArray) -> dict[str, FloatArray]:
    """For each record, 1 or 0: ``plateau``, where all answers are about the middle of the targets; ``apart``.

    ``predictions`` (N, S) are those of each series' last day; both answers are (N,). ``apart`` is 1 where every answer
    is nearer to its own target than to the middle. Both are 0 everywhere where all targets are the same.
    """
    targets = last_targets(data)
    spread = float(np.ptp(targets))
    if not spread:
        return {"plateau": np.zeros(len(predictions)), "apart": np.zeros(len(predictions))}
    from_middle = np.abs(predictions - targets.mean())
    # A target in the middle is told apart by those around it.
    at_home = (np.abs(predictions - targets) < from_middle) | (targets == targets.mean())
    return {
        "plateau": (from_middle <= NEAR * spread).all(axis=1).astype(np.float64),
        "apart": at_home.all(axis=1).astype(np.float64),
    }


def last_targets(data: Data) -> FloatArray:
    """What each series' last answer should be, (S,)."""
    return np.array([wanted[-1] for wanted in data.targets])


def one_answer(data: Data) -> Mapping[str, float]:
    """The best single answer for all series, and the loss that is left with it: Σ (target − mean)²."""
    targets = last_targets(data)
    loss = least_loss([[0.0]] * len(targets), targets)
    return {"answer": float(targets.mean()), "loss": loss}
