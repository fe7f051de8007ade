"""The numbers of a layer, and of one unit of it opened: each can be worked out from what is told beside it."""

import math
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from pages.layer.live.inside import inside_payload, unit_query
from pages.layer.live.payload import layer_payload
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import START
from pages.unit.spec import UNIT
from tests.pages.layer.support import ONES, at, sigmoid
from tests.ui.support import is_one_sentence


def test_a_unit_of_ones_gives_the_numbers_that_a_learner_looked_for():
    """Logistic gates, as worked out by hand: c 0.5567699, 1.1444462, 1.7394875."""
    state = at(f"own={ONES}&series=1;1;1")
    (run,) = given_of(state).runs
    assert run.h[:, 0] == pytest.approx([0.3696064, 0.6505352, 0.7887658], abs=5e-8)
    assert run.series("c")[:, 0] == pytest.approx([0.5567699, 1.1444462, 1.7394875], abs=5e-8)


@pytest.mark.parametrize("query", ["units=3&inputs=2&seed=7", "units=3&inputs=2&wiring=both&layer=2&t=4", "units=2&wiring=stacked&layer=2&t=2"])  # fmt: skip
def test_every_number_that_is_told_can_be_worked_out(query):
    state = at(query)
    payload = layer_payload(state)
    written = payload["written"]
    units = payload["size"][0]
    for letter, block in written["blocks"].items():
        for unit in range(units):
            terms = [w * v for w, v in zip(block["weights"][unit], written["stacked"], strict=True)]
            assert block["terms"][unit] == terms
            z = math.fsum(terms) + block["bias"][unit]
            assert block["sums"][unit] == pytest.approx(z, abs=1e-12)
            curve = math.tanh if letter == "g" else sigmoid
            assert block["results"][unit] == pytest.approx(curve(z), abs=1e-12)
    vectors = {key: entry["values"] for key, entry in written["vectors"].items()}
    for unit in range(units):
        c = vectors["c_prev"][unit] * vectors["f"][unit] + vectors["i"][unit] * vectors["g"][unit]
        assert vectors["c"][unit] == pytest.approx(c, abs=1e-12)


def test_the_upper_layer_is_told_h_of_the_lower_as_its_inputs():
    lower = layer_payload(at("wiring=stacked&t=2"))["written"]
    upper = layer_payload(at("wiring=stacked&t=2&layer=2"))["written"]
    assert upper["stacked"][4:] == lower["vectors"]["h"]["values"]
    assert upper["names"][4:] == ["h⁽¹⁾₁", "h⁽¹⁾₂", "h⁽¹⁾₃", "h⁽¹⁾₄"]
    assert upper["sets"] == {"h": False, "c": False, "x": False} and lower["sets"]["x"]


def test_the_backward_layer_begins_at_the_last_step():
    last = layer_payload(at("wiring=both&t=6&layer=2"))
    assert last["written"]["sets"] == {"h": True, "c": True, "x": True} and last["time"]["backward"]
    before = layer_payload(at("wiring=both&t=5&layer=2"))["written"]
    assert before["stacked"][:4] == last["written"]["vectors"]["h"]["values"]
    said = last["wiring"]["label"]
    assert (
        "The backward layer reads the series." in said and "It reads from the last step to the first." in said
    )


@pytest.mark.parametrize(
    ("units", "inputs", "count"), [(4, 2, "112"), (2, 1, "32"), (8, 4, "416"), (512, 2, "1,054,720")]
)
def test_the_layers_parameters_are_counted(units, inputs, count):
    assert {"strong": [count]} in layer_payload(replace(START, units=units, inputs=inputs))["count"]


def test_of_several_layers_each_and_all_are_counted():
    """The second of two stacked layers reads 4 numbers: 4 × (4 × 8 + 4) = 144, with the first one's 112."""
    stacked = replace(START, units=4, inputs=2, wiring="stacked")
    for layer, count in ((0, "112"), (1, "144")):
        said = layer_payload(replace(stacked, layer=layer))["count"]
        assert [part["strong"] for part in said if "strong" in part] == [[count], ["256"]]


@pytest.mark.parametrize(
    "query", ["unit=3&t=2", "units=512&unit=400&t=50", "own=" + ONES + "&series=2&h0=0.5&c0=-1"]
)
def test_an_opened_units_sums_add_up_and_its_link_shows_the_same_unit(query):
    state = at(query)
    payload = inside_payload(state)
    for sum_ in payload["sums"]:
        for side in (sum_["h"], sum_["x"]):
            products = [term["product"] for term in side["terms"]]
            assert [term["number"] * term["weight"] for term in side["terms"]] == products
            assert math.fsum(products) + side["rest"] == pytest.approx(side["total"], abs=1e-12)
        assert sum_["h"]["total"] + sum_["x"]["total"] + sum_["bias"] == pytest.approx(sum_["z"], abs=1e-12)
    unit, complaints = UNIT.decode(urlencode(unit_query(state)))
    shown = UNIT.payload(unit)["values"]
    assert complaints == ()
    keys = ("z_f", "i", "g", "o", "kept", "c", "h")
    assert [shown[key] for key in keys] == pytest.approx([payload["values"][key] for key in keys], abs=1e-12)


def test_the_largest_products_are_shown_and_the_others_added_up():
    side = inside_payload(at("units=20&unit=3"))["sums"][0]["h"]
    given_ = given_of(at("units=20"))
    w, h = given_.network.layers[0].forget.w_h[3 - 1], given_.runs[0].at(0).h_prev
    products = [float(a) * float(b) for a, b in zip(w, h, strict=True)]
    largest = sorted(products, key=abs)[-len(side["terms"]) :]
    assert sorted(term["product"] for term in side["terms"]) == sorted(largest)
    assert side["others"] == 20 - len(largest)


def test_another_programs_curves_are_those_of_every_number():
    """Keras 2: 0.3414315, 0.6092738, 0.7629154; c 0.5331159, 1.0795433, 1.6458431."""
    state = at(f"own={ONES}&series=1;1;1&gates=hard_sigmoid_keras2&t=3&step=1")
    payload = layer_payload(state)
    assert payload["values"]["h"] == pytest.approx(0.7629154, abs=5e-8)
    assert payload["values"]["c"] == pytest.approx(1.6458431, abs=5e-8)
    assert payload["written"]["blocks"]["f"]["function"] == "hard σ"
    assert "hard sigmoid" in str(payload["steps"][0]["text"])
    plain = layer_payload(at(f"own={ONES}&candidate_tanh=off&output_tanh=off"))["written"]
    assert (
        plain["blocks"]["g"]["function"] == ""
        and plain["blocks"]["g"]["results"] == plain["blocks"]["g"]["sums"]
    )


def test_memories_that_outgrow_floats_get_the_outputs_tanh_back():
    big = "f;1000,1000,0;1000,1000,0;1000,1000,0;1000,1000,0"
    query = f"own={big}&candidate_tanh=off&output_tanh=off&series=" + ";".join(["1"] * 200)
    state, complaints = LAYER.decode(query)
    assert state.variant.output_tanh and len(complaints) == 1 and is_one_sentence(complaints[0])


def plain(segments):
    """The words of a text, without its terms and symbols."""
    return "".join(one if isinstance(one, str) else one.get("text", "") for one in segments)


def test_layers_are_called_by_their_way_where_there_is_one_each_way_and_else_by_their_number():
    both = layer_payload(at("wiring=both&layer=2&t=6"))
    assert both["wiring"]["titles"] == ["Forward layer", "Backward layer"]
    assert both["wiring"]["marks"] == ["→", "←"]
    assert "The backward layer reads the series from its end" in plain(both["whole"]["text"])
    assert "weights of the backward layer" in plain(both["count"])
    stacked = layer_payload(at("wiring=stacked&layer=2"))
    assert (stacked["wiring"]["titles"], stacked["wiring"]["marks"]) == (
        ["Layer 1", "Layer 2"],
        ["1 →", "2 →"],
    )
    assert "Layer 2 does not read the series: its inputs are h of layer 1 at" in plain(
        stacked["whole"]["text"]
    )


@pytest.mark.parametrize(("steps", "time", "first"), [(6, 1, 0), (6, 6, 0), (9, 1, 0), (9, 5, 1), (9, 9, 3)])
def test_up_to_six_steps_stand_side_by_side_and_the_one_looked_at_is_among_them(steps, time, first):
    series = ";".join(["1"] * steps)
    wiring = layer_payload(at(f"wiring=stacked&inputs=1&series={series}&t={time}"))["wiring"]
    assert (wiring["first"], wiring["shown"]) == (first, 6)
