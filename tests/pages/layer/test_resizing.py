"""Units, inputs and wiring chosen anew: what a person typed stays where it still has a place."""

import numpy as np
import pytest

from pages.layer.live.requests import reduce
from pages.layer.resizing import with_shape
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import START
from pages.layer.url import ADDRESS
from tests.pages.layer.support import ONES, at, typed
from tests.ui.support import is_one_sentence


def weights(state, layer=0):
    return given_of(state).network.layers[layer].forget


def test_a_typed_weight_stays_when_units_or_inputs_change():
    state = reduce(reduce(START, typed("w.f.0.1", "9")), typed("x.0", "7"))
    for change in ({"units": 6}, {"inputs": 5}, {"units": 2}, {"wiring": "stacked"}):
        after = with_shape(state, **change)
        assert weights(after).w_h[0, :2].tolist() == [-0.7, 9.0]
        assert given_of(after).series[0, 0] == 7.0 and len(given_of(after).series) == 6
        assert given_of(after).starts[0][0][:2].tolist() == [0.02, -0.69]
        assert ADDRESS.decode(ADDRESS.encode(after)) == (after, ())
    bigger = with_shape(state, units=6, inputs=3)
    assert weights(bigger).w_x.shape == (6, 3)
    again = with_shape(bigger, units=4, inputs=2)
    assert np.array_equal(weights(again).w_h, weights(state).w_h)


def test_a_drawn_network_is_drawn_anew_and_its_typed_series_stays():
    assert with_shape(START, units=8) == at("units=8")
    state = reduce(at("wiring=both&layer=2&unit=4&t=3"), typed("x.1", "3"))
    after = with_shape(state, units=2, inputs=3)
    assert after.is_drawn and given_of(after).network.layers[1].n_inputs == 3
    assert given_of(after).series[:, :2].tolist() == given_of(state).series.tolist()
    assert (after.layer, after.unit, after.time) == (1, 1, 2)
    assert with_shape(reduce(START, typed("c.3", "-7")), units=5).starts[0][1][3] == -7.0


def test_a_seed_draws_everything_anew():
    (box,) = (box for box in LAYER.rows[0] if getattr(box, "name", "") == "seed")
    assert box.taken(reduce(START, typed("w.f.0.1", "9")), "5") == at("seed=5")


@pytest.mark.parametrize(
    ("query", "change", "said"),
    [
        (f"own={ONES}", {"units": 64}, "more weights than an address holds"),
        ("series=" + ";".join(["1"] * 400) + "&inputs=1", {"inputs": 16}, "There are 400 steps"),
    ],
)
def test_what_cannot_stay_is_told_and_nothing_is_changed(query, change, said):
    with pytest.raises(ValueError, match=said) as caught:
        with_shape(at(query), **change)
    assert is_one_sentence(str(caught.value))
