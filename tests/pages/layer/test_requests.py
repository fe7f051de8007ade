"""What is asked for of a layer: numbers typed, undone and refused, places looked at."""

from dataclasses import replace

import numpy as np
import pytest

from pages.layer.live.payload import layer_payload
from pages.layer.live.requests import reduce, reduce_unit
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import START
from tests.pages.layer.support import at, typed
from tests.pages.tab import Tab
from tests.ui.support import is_one_sentence


def test_weights_inputs_and_start_memories_are_typed_and_undone():
    tab = Tab.of(LAYER, START).ask(typed("w.f.0.0", "0,5"))
    parameters = given_of(tab.state).network.layers[0]
    assert parameters.forget.w_h[0, 0] == 0.5 and parameters.forget.w_h[0, 1] == 0.64
    assert np.array_equal(given_of(tab.state).series, given_of(START).series)
    assert [h.tolist() for h, _ in given_of(tab.state).starts] == [[0.02, -0.69, 0.61, -0.96]]
    assert tab.ask({"kind": "undo"}).state == START
    moved = reduce(replace(START, time=2), typed("x.1", "3"))
    assert given_of(moved).series[2].tolist() == [-0.58, 3.0]
    started = reduce(START, typed("c.3", "-7"))
    assert layer_payload(started)["written"]["vectors"]["c_prev"]["values"][3] == -7.0
    backward = at("wiring=both&layer=2&t=6")
    set_ = reduce(backward, typed("h.0", "0.25"))
    assert given_of(set_).runs[1].at(5).h_prev[0] == 0.25
    assert np.array_equal(given_of(set_).runs[0].h, given_of(backward).runs[0].h)


@pytest.mark.parametrize(
    ("query", "event", "says"),
    [
        ("t=2", typed("h.0", "1"), "follows from the step before"),
        ("wiring=both&layer=2", typed("c.0", "1"), "follows from the step before"),
        ("wiring=stacked&layer=2", typed("x.0", "1"), "layer below"),
        ("units=64", typed("w.f.0.0", "1"), "do not fit into an address"),
        ("", typed("w.f.0.0", "1e7"), "1e7"),
        ("", typed("w.f.0.0", ""), "empty"),
    ],
)
def test_a_number_that_cannot_be_set_is_refused_in_one_sentence(query, event, says):
    with pytest.raises(ValueError, match=says) as caught:
        reduce(at(query), event)
    assert is_one_sentence(str(caught.value))


def test_steps_layers_and_units_are_looked_at_not_set():
    state = reduce(
        at("wiring=both"), {"kind": "view", "layer": 1, "time": 5, "step": 3, "unit": 2, "shown": "f"}
    )
    assert (state.layer, state.time, state.step, state.unit, state.shown) == (1, 5, 3, 2, "f")
    assert reduce_unit(START, {"kind": "view", "unit": 3}).unit == 3
    for name, wrong in (
        ("step", 5),
        ("time", 6),
        ("layer", 1),
        ("unit", 4),
        ("unit", True),
        ("step", 1.0),
        ("shown", "x"),
    ):
        with pytest.raises(ValueError) as caught:
            reduce(START, {"kind": "view", name: wrong})
        assert is_one_sentence(str(caught.value))


@pytest.mark.parametrize("event", [{}, {"kind": "eval"}, typed("w.q.0.0", "1"), typed("w.f.4.0", "1"), typed("w.f.0.7", "1"), typed("x.2", "1"), typed("h.4", "1"), {"kind": "text", "handle": [], "text": "1"}])  # fmt: skip
def test_anything_else_is_refused_in_one_sentence(event):
    with pytest.raises(ValueError) as caught:
        reduce(START, event)
    assert is_one_sentence(str(caught.value))
