"""What the tests of the plain recurrent unit share: golden cases, a unit and how to draw a layer."""

import numpy as np

from lstm_core.cells.rnn_parameters import RNNParameters
from tests.core.support import ROOT

with np.load(ROOT / "tests/golden/rnn.npz", allow_pickle=False) as _file:
    GOLDEN = {key: _file[key] for key in _file.files}
CASES = sorted({int(key.split("/")[0]) for key in GOLDEN})
SINGLES = [number for number in CASES if f"{number}/jacobians" in GOLDEN]
TORCH_WEIGHTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
UNIT = RNNParameters.scalar(1.2, 0.7, -0.3)


def golden(number):
    part = {key.split("/")[1]: value for key, value in GOLDEN.items() if key.startswith(f"{number}/")}
    return part, RNNParameters.from_torch(*(part[name] for name in TORCH_WEIGHTS))


def random_rnn(seed, n_inputs, n_units):
    rng = np.random.default_rng(seed)
    sizes = ((n_units, n_units), (n_units, n_inputs), n_units)
    return RNNParameters(*(rng.normal(size=size) for size in sizes))
