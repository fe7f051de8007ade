"""Softmax and the cross-entropy of what it gives, for every network that chooses among symbols."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import FloatArray

Floats = TypeVar("Floats", npt.NDArray[np.float32], npt.NDArray[np.float64])


def softmax(logits: FloatArray, temperature: float = 1.0) -> FloatArray:
    """Return the probabilities (..., V) of logits (..., V): p = exp(logits / temperature) / Σ, along the last axis.

    Each is between 0 and 1 and they add up to 1. The largest logit is subtracted first, which changes no
    probability and keeps every power within the range of floats; a logit of −∞ has the probability 0.
    ``temperature`` is above 0. Source: Bridle (1990).
    """
    with np.errstate(over="ignore"):  # a low temperature puts what is not the likeliest out of reach
        powers = np.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def cross_entropy(logits: Floats, targets: npt.NDArray[np.integer]) -> tuple[float, Floats]:
    """Return −Σ ln softmax(logits)[target] and its gradient (N, V), which takes the place of ``logits``.

    Equations: L = Σ (ln Σ exp(logits) − logits[target]), ∂L/∂logits = softmax(logits) − [target].
    """
    logits -= logits.max(axis=1, keepdims=True)
    rows = np.arange(len(targets))
    hit = logits[rows, targets]
    np.exp(logits, out=logits)
    total = logits.sum(axis=1, keepdims=True)
    loss = float(np.sum(np.log(total[:, 0]) - hit, dtype=np.float64))
    logits /= total
    logits[rows, targets] -= 1.0
    return loss, logits
