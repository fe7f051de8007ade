"""Another number of units or inputs: what has a place stays, the rest is what the seed draws for it."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_core.cells.parameters import BlockWeights, LSTMParameters, random_parameters
from lstm_core.layers.drawn import WIRINGS, drawn_network, extended, resized
from lstm_core.layers.network import Network


def tens(units, inputs, start=1000):
    """A layer of which every number says where it stands: 1000 + 100 · row + column, inputs from 50, the bias at 99."""
    rows = start + 100.0 * np.arange(units)[:, np.newaxis]
    block = BlockWeights(rows + np.arange(units), rows + 50 + np.arange(inputs), rows[:, 0] + 99)
    return LSTMParameters(input=block, forget=block, candidate=block, output=block)


@pytest.mark.parametrize("wiring", WIRINGS)
def test_nothing_of_an_own_network_is_drawn_anew(wiring):
    drawn = drawn_network(3, 2, 7, wiring).network
    for size in ((5, 4), (2, 1), (3, 2)):
        after = resized(drawn, *size, 7)
        fresh = drawn_network(*size, 7, wiring).network
        for layer, old, new in zip(after.layers, drawn.layers, fresh.layers, strict=True):
            units, inputs = min(3, size[0]), min(old.n_inputs, new.n_inputs)
            for name, block in layer.blocks.items():
                before, other = old.blocks[name], new.blocks[name]
                assert np.array_equal(block.w_h[:units, :units], before.w_h[:units, :units])
                assert np.array_equal(block.w_x[:units, :inputs], before.w_x[:units, :inputs])
                assert np.array_equal(block.b[:units], before.b[:units])
                assert np.array_equal(block.w_h[units:], other.w_h[units:])
                assert np.array_equal(block.w_x[:, inputs:], other.w_x[:, inputs:])


def test_a_layer_on_two_directions_keeps_the_weights_of_each():
    """Columns 50, 51 read the forward layer and 52, 53 the backward one; of three units each they are 0, 1 and 3, 4."""
    network = Network((tens(2, 1), tens(2, 1), tens(2, 4)), ("forward", "backward", "forward"))
    top = resized(network, 3, 1, 0).layers[2]
    assert top.n_inputs == 6
    assert top.forget.w_x[1, [0, 1, 3, 4]].tolist() == [1150, 1151, 1152, 1153]
    assert abs(top.forget.w_x[1, [2, 5]]).max() < 10 and abs(top.forget.w_x[2]).max() < 10
    smaller = resized(network, 1, 1, 0).layers[2]
    assert smaller.forget.w_x.tolist() == [[1050, 1052]] and smaller.forget.b.tolist() == [1099]


def test_another_wiring_keeps_the_layer_that_has_the_same_place():
    one = Network((tens(2, 3),))
    stacked, both = (resized(one, 2, 3, 4, wiring) for wiring in ("stacked", "both"))
    assert (
        stacked.layers[0].forget.w_x.tolist()
        == one.layers[0].forget.w_x.tolist()
        == both.layers[0].forget.w_x.tolist()
    )
    assert both.directions == ("forward", "backward") and stacked.level_of == (0, 1)
    back = resized(replace(both, layers=(both.layers[0], tens(2, 3, 7000))), 2, 3, 4, "one")
    assert len(back.layers) == 1 and back.layers[0].output.b.tolist() == [1099, 1199]


def test_numbers_are_extended_by_drawn_ones():
    longer = extended(np.array([[5.0, 6.0], [7.0, 8.0]]), (2, 3), 1)
    assert longer[:, :2].tolist() == [[5, 6], [7, 8]] and (abs(longer[:, 2]) <= 1).all()
    assert extended(longer, (2, 1), 1).tolist() == [[5], [7]]
    for wrong in ((0, 1), (1, 513)):
        with pytest.raises(ValueError, match="expected"):
            resized(Network((random_parameters(1, 1),)), *wrong, 0)
