import math

import numpy as np
import pytest

from lstm_core.unit.written_out import drawn_layer, written_out
from tests.core.support import random_layer


@pytest.mark.parametrize(("units", "inputs", "seed"), [(2, 1, 0), (4, 2, 1), (8, 4, 9999)])
def test_every_sum_can_be_worked_out_by_hand(units, inputs, seed):
    layer = drawn_layer(units, inputs, seed)
    c_prev = layer.trace.c_prev
    for unit in range(units):
        gates = {}
        for name, block in layer.blocks.items():
            terms = [weight * value for weight, value in zip(block.weights[unit], layer.stacked, strict=True)]
            assert block.terms[unit].tolist() == terms
            gates[name] = math.fsum(terms) + block.bias[unit]
        f, i, o = (1 / (1 + math.exp(-gates[name])) for name in ("forget", "input", "output"))
        c = f * c_prev[unit] + i * math.tanh(gates["candidate"])
        assert layer.trace.z_f[unit] == pytest.approx(gates["forget"], abs=1e-13)
        assert layer.trace.c[unit] == pytest.approx(c, abs=1e-13)
        assert layer.trace.h[unit] == pytest.approx(o * math.tanh(c), abs=1e-13)


def test_the_stacked_vector_is_the_short_term_memory_above_the_input():
    layer = written_out(random_layer(3, 2, 3), [1.0, 2.0], [0.1, 0.2, 0.3], [0.0, 0.0, 0.0])
    assert layer.stacked.tolist() == [0.1, 0.2, 0.3, 1.0, 2.0]
    assert layer.blocks["forget"].weights.shape == (3, 5)


def test_a_drawn_layer_has_two_decimals_and_depends_on_its_seed_alone():
    one, again, other = drawn_layer(3, 2, 5), drawn_layer(3, 2, 5), drawn_layer(3, 2, 6)
    assert np.array_equal(one.stacked, again.stacked) and not np.array_equal(one.stacked, other.stacked)
    for array in (one.stacked, one.trace.c_prev, *(block.weights for block in one.blocks.values())):
        assert np.array_equal(array, np.round(array, 2))


@pytest.mark.parametrize("wrong", [(0, 1, 0), (9, 1, 0), (2, 0, 0), (2, 5, 0), (2, 1, -1), (2, 1, 10_000), (2.5, 1, 0)])  # fmt: skip
def test_other_sizes_are_refused(wrong):
    with pytest.raises(ValueError):
        drawn_layer(*wrong)
