"""Gradients shortened where they are too long: over all numbers together, or tensor by tensor."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.training.layout import Layout
from lstm_core.training.optimisers import clip_by_norm

CLIPPED_BY = ("all", "tensor")
"""What is measured: all of the gradient together (PyTorch's clip_grad_norm_, Keras's global_clipnorm), or each tensor
by itself (Keras's clipnorm): input weights, recurrent weights, biases, and those of a read-out."""


class ClippedRow(NamedTuple):
    """A network's gradient after clipping; for each of its numbers (n,), the length ``norm`` it was measured in and the
    ``factor`` ≤ 1 it was multiplied by."""

    gradient: FloatArray
    norm: FloatArray
    factor: FloatArray


def clip_row(
    gradient: FloatArray, limit: float, layout: Layout, by: str = "all", biases: int = 1
) -> ClippedRow:
    """Return a gradient in the order of ``layout`` shortened to ``limit``, as a whole or tensor by tensor.

    Equations: those of :func:`lstm_core.training.optimisers.clip_by_norm` for each measured part. With two ``biases``
    per block both count in the length of the whole, as they do in PyTorch; tensor by tensor each is one of its own.
    """
    norm, factor = np.empty_like(gradient), np.empty_like(gradient)
    if by == "all":
        twice = gradient[layout.biases] if biases == 2 else gradient[:0]
        found = clip_by_norm(np.concatenate([gradient, twice]), limit)
        norm[:], factor[:] = found.norm, found.factor
    else:
        for places in layout.tensors:
            found = clip_by_norm(gradient[places], limit)
            norm[places], factor[places] = found.norm, found.factor
    return ClippedRow(gradient * factor, norm, factor)
