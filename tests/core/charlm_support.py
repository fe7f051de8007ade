"""What the tests of the character model share: a small model, the same layer for the engine, a text to learn from."""

import random

import numpy as np

from lstm_core.charlm.alphabet import BOUNDARY, Alphabet
from lstm_core.charlm.model import CharModel
from lstm_core.charlm.network import CharWeights, Shape
from lstm_core.parameters import Block, LSTMParameters

LINES = ('if x:\n    y = "a"\n', "for k in range(3):\n", "    print(x)\n", "# a comment\n", "\n")


def code(lines, seed=1):
    """Some code to learn from; the same seed gives the same."""
    return "".join(random.Random(seed).choices(LINES, k=lines))


def small_model(seed=0, units=7, characters="\n abcdeé", scale=1.0):
    """A model with drawn weights, lively enough that every gate moves."""
    shape = Shape(len(characters) + 2, units)
    row = np.random.default_rng(seed).normal(scale=scale, size=shape.size).astype(np.float32)
    return CharModel.from_row(Alphabet("".join(sorted(characters))), units, row, {})


def in_double(weights):
    return CharWeights(*(np.asarray(array, np.float64) for array in weights))


def layer_of(weights):
    """The engine's own layer with these weights; their columns hold the blocks i, f, o, g."""
    units = len(weights.w_h)
    blocks = {}
    for k, name in enumerate(("input", "forget", "output", "candidate")):
        cut = slice(k * units, (k + 1) * units)
        blocks[name] = Block(weights.w_h[:, cut].T, weights.w_x[:, cut].T, weights.b[cut])
    return LSTMParameters(**blocks)


def one_hot(symbols, size):
    return np.eye(size)[np.asarray(symbols, int)]


def fed(model, text):
    """The symbols a model reads for a text: a boundary, then its characters."""
    return [BOUNDARY, *model.alphabet.encode(text)]


def log_softmax(logits):
    logits = logits - logits.max(axis=-1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))
