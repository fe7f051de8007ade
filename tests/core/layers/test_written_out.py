import math

import numpy as np
import pytest

from lstm_core.layers.drawn import drawn_network
from lstm_core.layers.running import run_network
from lstm_core.layers.written_out import products_of, sums_of_unit, written_out
from tests.core.support import random_layer


def first_step(units, inputs, seed):
    drawn = drawn_network(units, inputs, seed)
    (layer,) = drawn.network.layers
    (h, c), *_ = drawn.starts
    return layer, written_out(layer, drawn.series[0], h, c)


@pytest.mark.parametrize(("units", "inputs", "seed"), [(1, 1, 3), (4, 2, 1), (8, 8, 9999)])
def test_every_sum_can_be_worked_out_by_hand(units, inputs, seed):
    parameters, layer = first_step(units, inputs, seed)
    c_prev = layer.trace.c_prev
    for unit in range(units):
        gates = {}
        sums = sums_of_unit(parameters, layer.trace, unit)
        for name, block in layer.blocks.items():
            terms = [weight * value for weight, value in zip(block.weights[unit], layer.stacked, strict=True)]
            assert block.terms[unit].tolist() == terms
            gates[name] = math.fsum(terms) + block.bias[unit]
            assert [*sums[name].of_h, *sums[name].of_x] == terms
            assert sums[name].from_h == pytest.approx(math.fsum(terms[:units]), abs=1e-13)
            assert sums[name].from_x == pytest.approx(math.fsum(terms[units:]), abs=1e-13)
            assert sums[name].z == pytest.approx(gates[name], abs=1e-13)
        f, i, o = (1 / (1 + math.exp(-gates[name])) for name in ("forget", "input", "output"))
        c = f * c_prev[unit] + i * math.tanh(gates["candidate"])
        assert sums["output"].value == pytest.approx(o, abs=1e-13)
        assert layer.trace.c[unit] == pytest.approx(c, abs=1e-13)
        assert layer.trace.h[unit] == pytest.approx(o * math.tanh(c), abs=1e-13)


def test_the_stacked_vector_is_the_short_term_memory_above_the_input():
    layer = written_out(random_layer(3, 2, 3), [1.0, 2.0], [0.1, 0.2, 0.3], [0.0, 0.0, 0.0])
    assert layer.stacked.tolist() == [0.1, 0.2, 0.3, 1.0, 2.0]
    assert layer.blocks["forget"].weights.shape == (3, 5)


@pytest.mark.parametrize("unit", [-1, 4])
def test_a_unit_that_does_not_exist_is_refused(unit):
    parameters, layer = first_step(4, 2, 1)
    with pytest.raises(IndexError, match="0 to 3"):
        sums_of_unit(parameters, layer.trace, unit)


def test_a_drawn_layer_has_two_decimals_and_depends_on_its_seed_alone():
    (_, one), (_, again), (_, other) = first_step(3, 2, 5), first_step(3, 2, 5), first_step(3, 2, 6)
    assert np.array_equal(one.stacked, again.stacked) and not np.array_equal(one.stacked, other.stacked)
    for array in (one.stacked, one.trace.c_prev, *(block.weights for block in one.blocks.values())):
        assert np.array_equal(array, np.round(array, 2))


def test_seed_1_draws_the_layer_that_links_have_always_shown():
    parameters, layer = first_step(4, 2, 1)
    assert layer.stacked.tolist() == [0.02, -0.69, 0.61, -0.96, -0.34, 0.22]
    assert layer.trace.c_prev.tolist() == [-0.85, -0.13, 0.91, 0.63]
    assert parameters.forget.w_h[0].tolist() == [-0.7, 0.64, 0.37, 0.57]


def test_the_wirings_differ_in_who_reads_whom():
    stacked, both = (drawn_network(3, 2, 4, wiring) for wiring in ("stacked", "both"))
    assert stacked.network.levels == ((0,), (1,)) and both.network.levels == ((0, 1),)
    assert [layer.n_inputs for layer in stacked.network.layers] == [2, 3]
    assert [*both.network.directions] == ["forward", "backward"]
    first = stacked.network.layers[0].forget.w_h
    assert not np.array_equal(first, stacked.network.layers[1].forget.w_h)


@pytest.mark.parametrize(
    "wrong",
    [(0, 1, 0), (513, 1, 0), (2, 0, 0), (2, 513, 0), (2, 1, -1), (2, 1, 10_000), (2.5, 1, 0), (2, 1, 0, "")],
)
def test_other_sizes_are_refused(wrong):
    with pytest.raises(ValueError):
        drawn_network(*wrong)


def test_a_recorded_step_of_a_run_is_written_out_too():
    drawn = drawn_network(3, 2, 4, "both")
    for layer in run_network(drawn.network, drawn.series, drawn.starts):
        for t in range(len(drawn.series)):
            found = products_of(layer.parameters, layer.at(t))
            assert found.stacked[3:].tolist() == drawn.series[t].tolist()
            for name, key in (("forget", "z_f"), ("candidate", "z_g")):
                sums = found.blocks[name].terms.sum(axis=1) + found.blocks[name].bias
                assert sums == pytest.approx(getattr(layer.at(t), key), abs=1e-13)
