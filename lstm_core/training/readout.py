"""A linear read-out: it lets a memory between −1 and 1 say any number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number


class ReadoutGradient(NamedTuple):
    """∂L/∂weights (O, H), ∂L/∂bias (O,) and ∂L/∂h, the shape of h; read-only."""

    weights: FloatArray
    bias: FloatArray
    h: FloatArray


@dataclass(frozen=True, eq=False)
class LinearReadout:
    """O outputs from H memories: ``weights`` (O, H) and ``bias`` (O,), read-only float64.

    Raises ValueError for shapes that do not fit and for numbers that are not finite.

    >>> from lstm_core import LinearReadout
    >>> LinearReadout([[2.0, -1.0]], [0.5]).forward([[0.3, 0.1]]).tolist()
    [[1.0]]
    """

    weights: FloatArray
    bias: FloatArray

    def __post_init__(self) -> None:
        weights, bias = finite_array("weights", self.weights), finite_array("bias", self.bias)
        if weights.ndim != 2 or not weights.size:
            raise ValueError(f"weights has shape {weights.shape}; expected (outputs, units)")
        if bias.shape != weights.shape[:1]:
            raise ValueError(
                f"bias has shape {bias.shape}; expected {weights.shape[:1]} to match weights of shape {weights.shape}"
            )
        for name, array in (("weights", weights), ("bias", bias)):
            array.setflags(write=False)
            object.__setattr__(self, name, array)

    @property
    def n_outputs(self) -> int:
        """O, the number of outputs."""
        return int(self.weights.shape[0])

    @property
    def n_units(self) -> int:
        """H, the number of memories read."""
        return int(self.weights.shape[1])

    @classmethod
    def random(cls, n_units: int, n_outputs: int = 1, seed: int = 0) -> LinearReadout:
        """Return a start drawn evenly from ±1/√H, as PyTorch's nn.Linear draws it."""
        units = whole_number("n_units", n_units, 1, 10_000)
        outputs = whole_number("n_outputs", n_outputs, 1, 10_000)
        rng = np.random.default_rng([whole_number("seed", seed, 0, 2**32 - 1), 1])
        bound = 1.0 / np.sqrt(units)
        return cls(rng.uniform(-bound, bound, (outputs, units)), rng.uniform(-bound, bound, outputs))

    def forward(self, h: object) -> FloatArray:
        """Return y = weights·h + bias of shape (..., O) for memories ``h`` (..., H).

        Raises ValueError for other shapes, NaN or infinity, and a sum too large for a float.
        """
        memories = self._memories(h)
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            y = memories @ self.weights.T + self.bias
        if not np.isfinite(y).all():
            raise ValueError(
                "the read-out's output is too large to represent; expected it below about 1.8e308"
            )
        return np.asarray(y)

    def backward(self, h: object, dy: object) -> ReadoutGradient:
        """Return the gradients of a loss whose slope at y is ``dy`` (..., O).

        Equations: ∂L/∂weights = Σ dy·hᵀ, ∂L/∂bias = Σ dy, ∂L/∂h = weightsᵀ·dy, summed over
        all leading axes. Raises ValueError for shapes that do not fit, NaN or infinity.
        """
        memories, slopes = self._memories(h), finite_array("dy", dy)
        expected = (*memories.shape[:-1], self.n_outputs)
        if slopes.shape != expected:
            raise ValueError(f"dy has shape {slopes.shape}; expected {expected}")
        rows = slopes.reshape(-1, self.n_outputs)
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            found = ReadoutGradient(
                weights=np.asarray(rows.T @ memories.reshape(-1, self.n_units)),
                bias=np.asarray(rows.sum(axis=0)),
                h=np.asarray(slopes @ self.weights),
            )
        for name, array in found._asdict().items():
            if not np.isfinite(array).all():
                raise ValueError(f"the gradient of the read-out's {name} is too large to represent")
            array.setflags(write=False)
        return found

    def _memories(self, h: object) -> FloatArray:
        memories = finite_array("h", h)
        if not memories.ndim or memories.shape[-1] != self.n_units:
            raise ValueError(f"h has shape {memories.shape}; expected (..., {self.n_units})")
        return memories
