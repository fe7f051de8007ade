"""What the tests of networks from outside share: running one as it was read, and the committed files."""

import numpy as np

from lstm_core import run
from tests.core.support import ROOT

FOLDER = ROOT / "tests" / "golden" / "networks"
EXPECTED = dict(np.load(FOLDER / "expected.npz"))
FILES = sorted(path for path in FOLDER.glob("*/*.*"))


def key_of(path):
    """What a file's expected numbers are kept under."""
    return f"{path.parent.name}/{path.name.split('.')[0]}"


def traces_of(reading, xs):
    """What every layer records of a series, each in the order in which it read."""
    given, found = np.asarray(xs, dtype=np.float64), []
    for level in range(max(reading.levels) + 1):
        beside = []
        for layer, direction, at in zip(reading.layers, reading.directions, reading.levels, strict=True):
            if at == level:
                step = -1 if direction == "backward" else 1
                found.append(run(layer, given[::step], variant=reading.curves))
                beside.append(found[-1].h.reshape(len(given), -1)[::step])
        given = np.concatenate(beside, axis=1)
    return found, given


def outputs_of(reading, xs):
    """What the last level hands on, steps × numbers, in the order of the series."""
    return traces_of(reading, xs)[1]
