"""What several engine tests share: the documents' unit and how to draw a random one."""

from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from lstm_core.cells.parameters import LSTMParameters

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = LSTMParameters.scalar(
    forget=(2.70, 1.63, 1.62),
    input=(2.00, 1.65, 0.62),
    candidate=(1.41, 0.94, -0.32),
    output=(4.38, -0.19, 0.59),
)

# Wide enough to saturate the curves, tame enough that 0 < σ < 1 still holds in floats.
tame = st.floats(-3.0, 3.0, allow_subnormal=False)
wild = st.floats(-1e100, 1e100)


def triples(numbers=tame):
    return st.tuples(numbers, numbers, numbers)


def scalar_units(numbers=tame):
    return st.builds(
        lambda f, i, g, o: LSTMParameters.scalar(forget=f, input=i, candidate=g, output=o),
        triples(numbers),
        triples(numbers),
        triples(numbers),
        triples(numbers),
    )


def random_layer(seed, n_inputs, n_units, scale=1.0):
    rng = np.random.default_rng(seed)
    return LSTMParameters.from_torch(
        scale * rng.normal(size=(4 * n_units, n_inputs)),
        scale * rng.normal(size=(4 * n_units, n_units)),
        rng.normal(size=4 * n_units),
        rng.normal(size=4 * n_units),
    )


def assert_same_bits(one, other):
    """Every recorded field of both traces agrees in every bit, the sign of zero included."""
    assert one.as_dict().keys() == other.as_dict().keys()
    for key, value in one.as_dict().items():
        expected = getattr(other, key)
        assert value.shape == expected.shape, key
        assert value.tobytes() == expected.tobytes(), key


def stacked(traces):
    """The fields of many steps, one row each."""
    return {key: np.stack([getattr(trace, key) for trace in traces]) for key in traces[0].as_dict()}


def numeric_gradient(loss, values, step=1e-5):
    """Central differences of ``loss`` at ``values``, one entry at a time."""
    slope = np.empty_like(values)
    for place in np.ndindex(values.shape):
        moved = values.copy()
        moved[place] += step
        above = loss(moved)
        moved[place] -= 2 * step
        slope[place] = (above - loss(moved)) / (2 * step)
    return slope
