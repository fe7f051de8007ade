"""All numbers that training changes, in one row: what lies where, and how a run begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.kernels.lstm import Weights, unstacked
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.readout import LinearReadout


@dataclass(frozen=True)
class Layout:
    """Where each weight lies in the row.

    The scalar unit without read-out: its twelve numbers in the order of WEIGHT_NAMES. Any other
    layer: stacked w_x, w_h and b, blocks i, f, o, g, then the read-out's weights and bias.
    ``n_outputs`` is 0 without a read-out.
    """

    n_inputs: int
    n_units: int
    n_outputs: int = 0

    @classmethod
    def of(cls, parameters: LSTMParameters, readout: LinearReadout | None = None) -> Layout:
        """Return the layout for these weights. Raises ValueError where the read-out does not fit."""
        if readout is not None and readout.n_units != parameters.n_units:
            raise ValueError(
                f"the read-out reads {readout.n_units} units and the layer has {parameters.n_units}; "
                "expected the same number"
            )
        return cls(parameters.n_inputs, parameters.n_units, 0 if readout is None else readout.n_outputs)

    @property
    def is_bare_scalar(self) -> bool:
        """True for the one-number unit whose prediction is its short-term memory."""
        return self.n_inputs == 1 and self.n_units == 1 and not self.n_outputs

    @cached_property
    def tensors(self) -> tuple[npt.NDArray[np.intp], ...]:
        """The places of the input weights, of the recurrent weights, of the biases, and of a read-out's two tensors."""
        if self.is_bare_scalar:
            ends = [name[-1] if name.startswith("w_") else "b" for name in WEIGHT_NAMES]
            return tuple(np.flatnonzero([end == kind for end in ends]) for kind in "xhb")
        wide = 4 * self.n_units
        sizes = [self.n_inputs * wide, self.n_units * wide, wide]
        if self.n_outputs:
            sizes += [self.n_outputs * self.n_units, self.n_outputs]
        return tuple(np.split(np.arange(sum(sizes)), np.cumsum(sizes)[:-1]))

    @property
    def biases(self) -> npt.NDArray[np.intp]:
        """The places of the blocks' biases."""
        return self.tensors[2]

    def times(self, biases: int) -> FloatArray | None:
        """Return how many equal steps each number takes where a block has this many biases, (n,); None for one each.

        Two biases of a block only act as their sum, have the same gradient and take the same step: the sum takes two.
        """
        if biases == 1:
            return None
        counts = np.ones(sum(map(len, self.tensors)))
        counts[self.biases] = biases
        return counts

    def row(self, parameters: LSTMParameters, readout: LinearReadout | None = None) -> FloatArray:
        """Return the weights as one row, (n,)."""
        if self.is_bare_scalar:
            return np.array(list(parameters.settable.values()))
        parts = [parameters.stacked_w_x, parameters.stacked_w_h, parameters.stacked_b]
        if readout is not None:
            parts += [readout.weights, readout.bias]
        return np.concatenate([part.ravel() for part in parts])

    def weights(self, row: FloatArray) -> Weights:
        """Return the stacked weights as views of a row (not for the bare scalar unit)."""
        wide = 4 * self.n_units
        ends = np.cumsum([self.n_inputs * wide, self.n_units * wide, wide])
        return Weights(
            row[: ends[0]].reshape(self.n_inputs, wide),
            row[ends[0] : ends[1]].reshape(self.n_units, wide),
            row[ends[1] : ends[2]],
        )

    def readout_weights(self, row: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the read-out's weights (O, H) and bias (O,) as views of a row."""
        weights, bias = row[: -self.n_outputs], row[-self.n_outputs :]
        return weights[-self.n_outputs * self.n_units :].reshape(self.n_outputs, self.n_units), bias

    def parameters(self, row: FloatArray) -> LSTMParameters:
        """Return the layer's named blocks from a row."""
        if self.is_bare_scalar:
            return LSTMParameters.from_settable(dict(zip(WEIGHT_NAMES, row.tolist(), strict=True)))
        return unstacked(self.weights(row))

    def readout(self, row: FloatArray) -> LinearReadout | None:
        """Return the read-out from a row, None without one."""
        return LinearReadout(*self.readout_weights(row)) if self.n_outputs else None
