"""The networks that try the gap task: a recurrent layer, a linear read-out, hand-written gradients.

All weights lie in one row: the layer's stacked w_x, w_h and b as in :mod:`lstm_core.kernels.lstm` and
:mod:`lstm_core.kernels.rnn`, then the read-out's weights and bias.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from lstm_core.cells.parameters import random_parameters
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.gap.task import ALPHABET, SYMBOLS, Sequences
from lstm_core.kernels.lstm import Tape, Weights, backprop, forward, stacked_weights
from lstm_core.kernels.rnn import RNNTape, RNNWeights, rnn_backprop, rnn_forward, rnn_weights
from lstm_core.kernels.softmax import cross_entropy
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import one_of, whole_number
from lstm_core.training.readout import LinearReadout

MAX_UNITS = 64


@dataclass(frozen=True)
class NetworkSpec:
    """A network: ``cell`` is "rnn" or "lstm", ``source`` says who published its start."""

    key: str
    cell: str
    name: str
    source: str


NETWORKS: Mapping[str, NetworkSpec] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            NetworkSpec("rnn", "rnn", "RNN", "Elman (1990)"),
            NetworkSpec(
                "rnn_orthogonal", "rnn", "RNN, orthogonal start", "Saxe, McClelland & Ganguli (2014)"
            ),
            NetworkSpec("rnn_identity", "rnn", "RNN, identity start", "Le, Jaitly & Hinton (2015)"),
            NetworkSpec("lstm", "lstm", "LSTM", "Hochreiter & Schmidhuber (1997); Gers et al. (2000)"),
            NetworkSpec(
                "lstm_bias_1", "lstm", "LSTM, forget bias 1", "Jozefowicz, Zaremba & Sutskever (2015)"
            ),
            NetworkSpec(
                "lstm_keras",
                "lstm",
                "LSTM, Keras's start",
                "Chollet et al. (2015); Glorot & Bengio (2010); Saxe, McClelland & Ganguli (2014)",
            ),
            NetworkSpec("lstm_bias_gap", "lstm", "LSTM, forget bias for the gap", "Tallec & Ollivier (2018)"),
        )
    }
)
"""The networks by the key a page, a file or an address uses; how each begins says :meth:`GapNetwork.start`."""


class _Parts(NamedTuple):
    w_x: FloatArray
    w_h: FloatArray
    b: FloatArray
    out_w: FloatArray
    out_b: FloatArray


class GapNetwork:
    """One kind of network with H units for one gap. Raises ValueError for an unknown kind or H above 64."""

    def __init__(self, kind: str, gap: int, units: int) -> None:
        self.kind = NETWORKS[one_of("kind", kind, NETWORKS)]
        self.gap, self.units = gap, whole_number("units", units, 1, MAX_UNITS)
        wide = units * (4 if self.kind.cell == "lstm" else 1)
        n_out = len(SYMBOLS)
        self._shapes = ((len(ALPHABET), wide), (units, wide), (wide,), (n_out, units), (n_out,))
        self._ends = np.cumsum([int(np.prod(shape)) for shape in self._shapes])

    def start(self, seed: int) -> FloatArray:
        """Return the row of weights that training begins with, deterministic by ``seed``.

        "rnn" and "lstm": all weights evenly from ±1/√units, as PyTorch starts them. The others differ from
        these in the layer only. "rnn_orthogonal": w_h is a random orthogonal matrix. "rnn_identity": w_h is
        the identity and b is 0. "lstm_bias_1": the forget gates' biases are 1. "lstm_keras": w_x evenly from
        ±√(6/(inputs + 4·units)), the rows of the stacked w_h orthonormal, biases 0 but the forget gates' 1.
        "lstm_bias_gap": forget biases ln u and input biases −ln u, each u evenly from 1 to gap + 1.
        """
        readout = LinearReadout.random(self.units, len(SYMBOLS), seed)
        layer = self._lstm_start(seed) if self.kind.cell == "lstm" else self._rnn_start(seed)
        return np.concatenate([part.ravel() for part in (*layer, readout.weights, readout.bias)])

    @property
    def n_weights(self) -> int:
        """How many numbers the network learns: those of the layer and of the read-out."""
        return int(self._ends[-1])

    def gradient(self, row: FloatArray, sequences: Sequences) -> tuple[float, FloatArray]:
        """Return the mean loss over the sequences and its gradient, shaped like ``row``.

        Equations: p = softmax(W·h_T + b), L = −mean ln p[target], ∂L/∂logits = (p − [target]) / B,
        then backwards through the read-out and through time.
        """
        parts = self._parts(row)
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            tape = self._forward(parts, sequences.xs)
            h = tape.h[-1]
            total, slope = cross_entropy(h @ parts.out_w.T + parts.out_b, sequences.targets)
            n = len(sequences.targets)
            loss, slope = total / n, slope / n
            dh = np.zeros(tape.h[1:].shape)
            dh[-1] = slope @ parts.out_w
            sums = self._backward(parts, sequences.xs, tape, dh)
        return loss, np.concatenate([part.ravel() for part in (*sums, slope.T @ h, slope.sum(axis=0))])

    def logits(self, row: FloatArray, xs: FloatArray) -> FloatArray:
        """Return the read-out (B, 4) after the last step of ``xs`` (T, B, 9); the largest is the answer."""
        parts = self._parts(row)
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            return np.asarray(self._forward(parts, xs).h[-1] @ parts.out_w.T + parts.out_b)

    def accuracy(self, row: FloatArray, sequences: Sequences) -> float:
        """Return the share of sequences whose first symbol is the network's answer, 0 to 1."""
        return float(np.mean(self.logits(row, sequences.xs).argmax(axis=1) == sequences.targets))

    def _parts(self, row: FloatArray) -> _Parts:
        pieces = np.split(row, self._ends[:-1])
        return _Parts(*(piece.reshape(shape) for piece, shape in zip(pieces, self._shapes, strict=True)))

    def _forward(self, parts: _Parts, xs: FloatArray) -> Tape | RNNTape:
        if self.kind.cell == "lstm":
            return forward(Weights(*parts[:3]), xs)
        return rnn_forward(RNNWeights(*parts[:3]), xs)

    def _backward(
        self, parts: _Parts, xs: FloatArray, tape: Tape | RNNTape, dh: FloatArray
    ) -> Weights | RNNWeights:
        if isinstance(tape, Tape):
            return backprop(Weights(*parts[:3]), xs, tape, dh, inputs=False).weights
        return rnn_backprop(RNNWeights(*parts[:3]), tape, dh, inputs=False).weights

    def _lstm_start(self, seed: int) -> Weights:
        weights = stacked_weights(random_parameters(len(ALPHABET), self.units, seed))
        if self.kind.key == "lstm_keras":
            return self._keras_start(np.random.default_rng([seed, 2]))
        b = np.array(weights.b)  # blocks i, f, o, g
        if self.kind.key == "lstm_bias_1":
            b[self.units : 2 * self.units] = 1.0
        elif self.kind.key == "lstm_bias_gap":
            rng = np.random.default_rng([seed, 2])
            b[self.units : 2 * self.units] = np.log(rng.uniform(1.0, self.gap + 1.0, self.units))
            b[: self.units] = -b[self.units : 2 * self.units]
        return weights._replace(b=b)

    def _keras_start(self, rng: np.random.Generator) -> Weights:
        (n_inputs, wide), _, _, _, _ = self._shapes
        bound = np.sqrt(6.0 / (n_inputs + wide))
        b = np.zeros(wide)
        b[self.units : 2 * self.units] = 1.0
        return Weights(rng.uniform(-bound, bound, (n_inputs, wide)), _orthogonal(rng, wide, self.units).T, b)

    def _rnn_start(self, seed: int) -> RNNWeights:
        rng, bound = np.random.default_rng([seed, 0]), 1.0 / np.sqrt(self.units)
        shapes = ((self.units, len(ALPHABET)), (self.units, self.units), self.units, self.units)
        weights = rnn_weights(
            RNNParameters.from_torch(*(rng.uniform(-bound, bound, shape) for shape in shapes))
        )
        if self.kind.key == "rnn_identity":
            return weights._replace(w_h=np.eye(self.units), b=np.zeros(self.units))
        if self.kind.key == "rnn_orthogonal":
            return weights._replace(w_h=_orthogonal(np.random.default_rng([seed, 2]), self.units, self.units))
        return weights


def _orthogonal(rng: np.random.Generator, rows: int, columns: int) -> FloatArray:
    """Return orthonormal columns, at most as many as rows, drawn evenly from all such. Source: Mezzadri (2007)."""
    q, r = np.linalg.qr(rng.normal(size=(rows, columns)))
    # LAPACK leaves the columns' signs to chance of the algorithm; this makes the draw even.
    return np.asarray(q * np.sign(np.diag(r)))
