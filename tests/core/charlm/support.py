"""What the tests of the character model share: a small model, the same layer for the engine, a text to learn from."""

import random
import shlex

import numpy as np
import pytest

from lstm_core.cells.parameters import BlockWeights, LSTMParameters
from lstm_core.charlm.command import main
from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import CharWeights, Shape
from lstm_core.charlm.text.alphabet import BOUNDARY, Alphabet

LINES = ('if x:\n    y = "a"\n', "for k in range(3):\n", "    print(x)\n", "# a comment\n", "\n")

TRAIN = shlex.split(
    "train --corpus text --out m.npz --hidden 8 --batch 4 --length 16 --updates 30 --rate 0.05 --seed 7"
)
CHECKPOINT = "m.npz.checkpoint"


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
        blocks[name] = BlockWeights(weights.w_h[:, cut].T, weights.w_x[:, cut].T, weights.b[cut])
    return LSTMParameters(**blocks)


def one_hot(symbols, size):
    return np.eye(size)[np.asarray(symbols, int)]


def fed(model, text):
    """The symbols a model reads for a text: a boundary, then its characters."""
    return [BOUNDARY, *model.alphabet.encode(text)]


def log_softmax(logits):
    logits = logits - logits.max(axis=-1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))


def working_place(folder, monkeypatch):
    """Make ``folder`` the place where commands run, with texts to learn from in it."""
    monkeypatch.chdir(folder)
    (folder / "text").mkdir()
    for k in range(6):
        (folder / f"text/{k}.py").write_text(code(100, seed=k))
    return folder


def trained(folder):
    """The file of a run that nothing stops, in another place."""
    before = {path.name for path in folder.iterdir()}
    main(TRAIN)
    content = (folder / "m.npz").read_bytes()
    (folder / "m.npz").unlink()
    assert {path.name for path in folder.iterdir()} == before, "a finished run leaves its file only"
    return content


def refused(arguments, capsys):
    """The one sentence with which a command ends."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(arguments if isinstance(arguments, list) else shlex.split(arguments))
    assert end.value.code == 2
    said = capsys.readouterr()
    assert "Traceback" not in said.err and said.out == ""
    return said.err.rstrip("\n").splitlines()[-1]
