"""The network that reads: one LSTM layer over symbols and a read-out that predicts the next one.

All weights lie in one float row, so that an update is one vector operation; their blocks are
views of it. A symbol picks its row of ``w_x``: nothing is multiplied by a one-hot vector.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.charlm.text.alphabet import Symbols
from lstm_core.kernels.lstm import Tape, Weights, halved, recurrent_slopes, through_time, unroll
from lstm_core.kernels.softmax import cross_entropy
from lstm_core.numbers.activations import AnyFloats

Floats = npt.NDArray[np.float32]


class CharWeights(NamedTuple):
    """``w_x`` (V, 4H), ``w_h`` (H, 4H), ``b`` (4H,) in blocks i, f, o, g; ``out_w`` (H, V), ``out_b`` (V,)."""

    w_x: AnyFloats
    w_h: AnyFloats
    b: AnyFloats
    out_w: AnyFloats
    out_b: AnyFloats

    @property
    def layer(self) -> Weights:
        """The recurrent part."""
        return Weights(self.w_x, self.w_h, self.b)


class Memories(NamedTuple):
    """``h`` and ``c`` (B, H) after a step."""

    h: AnyFloats
    c: AnyFloats


class Slope(NamedTuple):
    """The summed loss in nats over (T, B) predictions, its gradient as a row, and the memories at the end."""

    loss: float
    row: Floats
    memories: Memories


@dataclass(frozen=True)
class Shape:
    """V symbols and H units, and where each block lies in the row."""

    symbols: int
    units: int

    @property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """The shapes of the blocks in the order of :class:`CharWeights`."""
        wide = 4 * self.units
        return (self.symbols, wide), (self.units, wide), (wide,), (self.units, self.symbols), (self.symbols,)

    @property
    def size(self) -> int:
        """How many weights there are."""
        return sum(int(np.prod(block)) for block in self.blocks)

    def views(self, row: AnyFloats) -> CharWeights:
        """Return the blocks of a row as views into it."""
        ends = np.cumsum([int(np.prod(block)) for block in self.blocks])[:-1]
        return CharWeights(
            *(part.reshape(block) for part, block in zip(np.split(row, ends), self.blocks, strict=True))
        )

    def start(self, seed: int) -> Floats:
        """Return the row that training begins with: ±1/√(inputs at work) evenly, biases 0, but 1 for forget gates.

        H memories are at work at once, so ``w_h`` and ``out_w`` lie in ±1/√H; of the symbols it is
        one, so ``w_x`` lies in ±1. Source of the forget bias: Jozefowicz, Zaremba & Sutskever (2015).
        """
        row = np.random.default_rng([seed, 0]).uniform(-1.0, 1.0, self.size).astype(np.float32)
        weights = self.views(row)
        for block in (weights.w_h, weights.out_w):
            block /= np.float32(np.sqrt(self.units))
        weights.b[:] = 0.0
        weights.b[self.units : 2 * self.units] = 1.0
        weights.out_b[:] = 0.0
        return row

    def still(self, batch: int) -> Memories:
        """Return empty memories (B, H)."""
        return Memories(*(np.zeros((batch, self.units), np.float32) for _ in range(2)))


def read(weights: CharWeights, symbols: Symbols, memories: Memories | None = None) -> Tape:
    """Return the layer's pass over ``symbols`` (T, B), in the weights' own precision.

    Equations: those of :func:`lstm_core.unit.step.step` with x the one-hot vector of the symbol.
    """
    rows: npt.NDArray[Any] = symbols
    if len(weights.w_x) > symbols.size:
        # Of a large alphabet, only what occurs.
        present, rows = np.unique(symbols, return_inverse=True)
        weights = weights._replace(w_x=weights.w_x[present])
    half = halved(weights.layer)
    return unroll(half.w_h, (half.w_x + half.b)[rows.reshape(symbols.shape)], *(memories or ()))


def slope(shape: Shape, row: Floats, symbols: Symbols, memories: Memories, share: float) -> Slope:
    """Return the loss of predicting ``symbols[1:]`` from ``symbols[:-1]`` (T + 1, B), and its gradient × ``share``.

    Equations: p = softmax(h·out_w + out_b), L = −Σ ln p[next], ∂L/∂logits = p − [next], then back
    through the read-out and through the T steps; what happened before them is taken as given
    (truncated backpropagation through time). Source: Williams & Peng (1990).
    """
    weights = shape.views(row)
    tape = read(weights, symbols[:-1], memories)
    flat = tape.h[1:].reshape(-1, shape.units)
    loss, dlogits = cross_entropy(flat @ weights.out_w + weights.out_b, symbols[1:].ravel())
    dlogits *= np.float32(share)
    back = through_time(weights.w_h, tape, (dlogits @ weights.out_w.T).reshape(tape.tanh_c.shape))
    dz = back.dz.reshape(len(flat), -1)
    found = np.empty_like(row)
    parts = shape.views(found)
    _by_symbol(dz, symbols[:-1].ravel(), parts.w_x)
    parts.w_h[:] = recurrent_slopes(tape, dz)
    np.sum(parts.w_x, axis=0, out=parts.b)
    np.matmul(flat.T, dlogits, out=parts.out_w)
    np.sum(dlogits, axis=0, out=parts.out_b)
    return Slope(loss, found, Memories(tape.h[-1], tape.c[-1]))


def _by_symbol(dz: AnyFloats, symbols: Symbols, out: AnyFloats) -> None:
    """Add up the rows of ``dz`` (N, 4H) that belong to the same symbol, into ``out`` (V, 4H)."""
    order = np.argsort(symbols, kind="stable")
    present, firsts = np.unique(symbols[order], return_index=True)
    out[:] = 0.0
    out[present] = np.add.reduceat(dz[order], firsts, axis=0)
