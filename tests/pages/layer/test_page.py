"""Layers, without a browser: address, requests, what the browser is told, own weights and series, files."""

import base64
import csv
import io
import math
from dataclasses import replace
from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.files.networks import read_network
from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import as_safetensors
from lstm_core.words.vocabulary import VOCABULARIES
from pages.layer.live.inside import inside_payload, unit_query
from pages.layer.live.maps import MOST_CELLS, mapped, pooled
from pages.layer.live.payload import layer_payload
from pages.layer.live.requests import reduce, reduce_unit
from pages.layer.own import OwnLayer
from pages.layer.panels.files import screen_of
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import OVER_TIME, START, LayerState
from pages.layer.tables import run_csv, unit_rows, weights_csv
from pages.layer.url import ADDRESS, PANELS
from pages.ui.load.brought import keep
from pages.ui.params.packing import packed
from pages.unit.spec import UNIT
from tests.pages.support import healthy, open_page, send, send_to, texts, told
from tests.pages.tab import Tab
from tests.ui.support import is_one_sentence

decode, encode = ADDRESS.decode, ADDRESS.encode
PAGE = "layer/page.py"
ONES = "f;1,1,0;1,1,0;1,1,0;1,1,0"
"""A unit with one input: every weight 1, no bias."""


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def typed(handle, text):
    return {"kind": "text", "handle": handle, "text": text}


def at(query):
    state, complaints = LAYER.decode(query)
    assert complaints == ()
    return state


finite = st.floats(-1e6, 1e6).map(lambda value: value + 0.0)


def rows(count, width):
    return st.lists(
        st.lists(finite, min_size=width, max_size=width).map(tuple), min_size=count, max_size=count
    ).map(tuple)


@st.composite
def states(draw):
    units, inputs = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    direction = draw(st.sampled_from(["forward", "backward"]))
    own = OwnLayer(direction, draw(rows(4 * units, units + inputs + 1)))
    steps = draw(st.integers(1, 40))
    memories = tuple(draw(rows(2, units)))
    return LayerState(
        own=(own,),
        seed=draw(st.integers(0, 9999)),
        series=draw(rows(steps, inputs)),
        starts=(memories,),
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        time=draw(st.integers(0, steps - 1)),
        step=draw(st.integers(0, 4)),
        unit=draw(st.integers(0, units - 1)),
        shown=draw(st.sampled_from(OVER_TIME)),
        explore=draw(st.sampled_from(["", *PANELS])),
        predict=draw(st.booleans()),
    )


@given(states())
@settings(deadline=None, max_examples=40)
def test_a_link_brings_back_the_same_screen(state):
    assert decode(encode(state)) == (state, ())


def test_the_first_screen_needs_no_parameters():
    assert encode(START) == {} and decode({}) == (START, ())


def test_two_layers_of_eight_by_eight_fit_into_an_address():
    state = at("units=8&inputs=8&wiring=both&step=1")
    state = reduce(state, typed("w.f.7.16", "0.123456789"))
    link = encode(state)
    assert len(link["own"]) < 8000 and decode(link) == (state, ())
    assert given_of(state).network.layers[0].forget.b[7] == 0.123456789


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("own=f;1,1", "own"),
        ("own=f;1,1,0", "own"),
        ("own=f;1,1,0;1,1,0;1,1,0;1,1,0,0", "own"),
        ("own=x;1,1,0;1,1,0;1,1,0;1,1,0", "own"),
        (f"own={ONES}|f;1,1,1,0;1,1,1,0;1,1,1,0;1,1,1,0", "own"),
        ("own=eNpjYAACAAACAAE", "own"),
        ("own=f;1e400,1,0;1,1,0;1,1,0;1,1,0", "own"),
        ("units=0", "units"),
        ("units=513", "units"),
        ("series=1;2", "series"),
        ("series=1,2;1", "series"),
        ("h0=1,2", "h0"),
        ("t=7", "t"),
        ("layer=2", "layer"),
        ("unit=5", "unit"),
        ("shown=z_f", "shown"),
    ],
)
def test_what_does_not_fit_is_named_in_one_sentence_and_the_start_shown(query, names):
    state, complaints = LAYER.decode(query)
    assert state == START
    assert len(complaints) == 1 and f"“{names}”" in complaints[0] and is_one_sentence(complaints[0])


def test_a_packed_text_that_unpacks_to_a_mountain_is_refused():
    state, complaints = decode({"series": packed(b"1;" * 5_000_000)})
    assert state == START and len(complaints) == 1


# --- the numbers ------------------------------------------------------------------------


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
    assert "Layer 2 reads the series." in said and "It reads from the last step to the first." in said


@pytest.mark.parametrize(
    ("units", "inputs", "count"), [(4, 2, "112"), (2, 1, "32"), (8, 4, "416"), (512, 2, "1,054,720")]
)
def test_the_layers_parameters_are_counted(units, inputs, count):
    assert {"strong": [count]} in layer_payload(replace(START, units=units, inputs=inputs))["count"]


# --- one unit opened ---------------------------------------------------------------------


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


# --- maps -----------------------------------------------------------------------------------


def cells_of(map_):
    values = np.frombuffer(base64.b64decode(map_["cells"]), f"<i{map_['bytes']}").reshape(
        map_["rows"], map_["wide"]
    )
    return values / 10 ** map_["decimals"]


def test_a_map_shows_of_each_square_the_number_farthest_from_0():
    table = np.array([[1.0, -2.0, 0.5], [0.25, 0.0, -0.75], [3.0, 0.0, 0.0]])
    assert pooled(table, 2, 2).tolist() == [[-2.0, -0.75], [3.0, 0.0]]
    assert pooled(table, 1, 1) is table


@pytest.mark.parametrize("shape", [(512, 50), (512, 1024), (512, 500), (9, 500), (40, 42)])
def test_a_map_has_few_cells_and_their_numbers_are_rounded_once(shape):
    table = np.random.default_rng(3).normal(size=shape)
    map_ = mapped(table)
    found = cells_of(map_)
    assert found.size <= MOST_CELLS and list(shape) == map_["shape"]
    assert found == pytest.approx(pooled(table, *map_["each"]), abs=0.5 * 10 ** -map_["decimals"] + 1e-12)
    if table.size <= MOST_CELLS:
        assert map_["each"] == [1, 1]


def test_large_numbers_are_told_too_and_zeros_are_a_map():
    assert cells_of(mapped(np.array([[1234.5, -0.26]]))).tolist() == [[1234.5, -0.26]]
    assert cells_of(mapped(np.array([[1e6, -0.0004]]))).tolist() == [[1e6, 0.0]]
    assert mapped(np.zeros((2, 2)))["largest"] == 1.0


def test_the_maps_over_time_are_the_recorded_gates():
    state = at("units=64&inputs=3&step=2&t=9")
    payload = layer_payload(state)
    assert payload["written"] is None and [m["key"] for m in payload["maps"]["weights"]] == ["i", "g"]
    (run,) = given_of(state).runs
    for map_ in payload["maps"]["over"]:
        assert cells_of(map_) == pytest.approx(run.series(map_["key"]).T, abs=5.1e-5)
    assert payload["values"]["c"] == run.at(8).c[0]


# --- what is asked for -----------------------------------------------------------------------


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


# --- the page ---------------------------------------------------------------------------------


def test_the_page_follows_its_settings_and_requests():
    page = open_page(PAGE, series="1,0;0,1")
    page = healthy(page.text_input(key="layer_units").set_value("8").run())
    assert page.query_params["units"] == "8" and "series" not in page.query_params
    page = healthy(page.selectbox(key="layer_wiring").set_value("stacked").run())
    page = send(page, kind="view", layer=1, step=1)
    payload = told(page, "gatewise_layer")["layer"]
    assert payload["size"] == [8, 8] and page.query_params["layer"] == "2"
    page = send(page, **typed("w.f.0.0", "9"))
    assert "units" not in page.query_params and page.selectbox(key="layer_wiring").value == "own"
    page = healthy(page.text_input(key="layer_units").set_value("1").run())
    assert "own" not in page.query_params


def test_a_unit_is_opened_and_another_one_asked_for():
    page = open_page(PAGE, open="unit", unit="2")
    assert told(page, "gatewise_inside")["inside"]["unit"] == 1
    page = send_to(page, "gatewise_inside", kind="view", unit=3)
    assert page.query_params["unit"] == "4"


def test_a_series_is_pasted_and_a_line_of_another_length_refused():
    page = open_page(PAGE, open="series")
    page = healthy(page.text_area(key="layer_series_text").set_value("0,5 1\n-1,25 0\n2 3").run())
    assert page.query_params["series"] == "0.5,1;-1.25,0;2,3"
    page = healthy(page.text_area(key="layer_series_text").set_value("1 2 3\n4").run())
    assert "Line 1 has not 2 numbers" in texts(page) and page.query_params["series"] == "0.5,1;-1.25,0;2,3"
    one = open_page(PAGE, open="series", own=ONES)
    one = healthy(one.text_area(key="layer_series_text").set_value("1; 0.5; 0.25; 1").run())
    assert one.query_params["series"] == "1;0.5;0.25;1"


def test_the_table_and_the_files_hold_every_number():
    state = at("wiring=both&layer=2&t=3")
    run = given_of(state).runs[1]
    table = unit_rows(state)
    assert len(table["rows"]) == 4 and table["rows"][0][-1] == f"{run.at(2).h[0]:.4f}".replace("-", "−")
    found = list(csv.DictReader(io.StringIO(run_csv(state))))
    assert len(found) == 6 * 4
    line = next(row for row in found if (row["step"], row["unit"]) == ("3", "2"))
    assert float(line["h"]) == run.at(2).h[1] and line["direction"] == "backward"
    weights = list(csv.DictReader(io.StringIO(weights_csv(state))))
    assert len(weights) == 16
    assert float(weights[0]["x₂"]) == run.parameters.forget.w_x[0, 1]


# --- networks of other programs ------------------------------------------------------------------


TWO = {
    "weight_ih_l0": np.arange(24).reshape(12, 2) / 10 - 1,
    "weight_hh_l0": np.arange(36).reshape(12, 3) / 20 - 1,
    "bias_ih_l0": np.arange(12) / 10,
    "weight_ih_l1": np.arange(36).reshape(12, 3) / 15 - 1,
    "weight_hh_l1": np.arange(36).reshape(12, 3) / 30,
    "bias_ih_l1": np.zeros(12),
}


def archive(arrays):
    content = io.BytesIO()
    np.savez(content, **arrays)
    return content.getvalue()


def test_h_of_the_first_layer_is_the_input_of_the_second_as_in_pytorch():
    state, complaints = LAYER.decode(f"model={keep(archive(TWO))}&series=1,0;0.5,-1&layer=2&t=2")
    assert complaints == ()
    lower, upper = given_of(state).runs
    assert lower.parameters.forget.w_h.tolist() == TWO["weight_hh_l0"][3:6].tolist()
    assert upper.at(1).x.tolist() == lower.at(1).h.tolist()
    z = TWO["weight_ih_l1"][3] @ lower.h[0] + TWO["weight_hh_l1"][3] @ np.zeros(3)
    assert upper.at(0).f[0] == pytest.approx(sigmoid(z), abs=1e-14)


def test_a_backward_layer_on_top_of_a_forward_one_stays_there():
    """Both read two numbers, so that side by side they would fit as well, with other results."""
    rng = np.random.default_rng(3)
    arrays = {
        f"weight_{name}_{end}": rng.normal(size=(8, 2)).round(2)
        for end in ("l0", "l1_reverse")
        for name in ("ih", "hh")
    }
    state = at(f"model={keep(archive(arrays))}")
    network = given_of(state).network
    assert network.levels == ((0,), (1,)) and network.directions == ("forward", "backward")
    lower, upper = given_of(state).runs
    assert upper.series("x").tolist() == lower.h.tolist()
    assert decode(encode(state)) == (state, ()) and [one.level for one in state.own] == [0, 1]
    changed = reduce(replace(state, layer=1, step=1), typed("w.f.0.0", "0.5"))
    assert given_of(changed).network.levels == ((0,), (1,))
    home = read_network(as_safetensors(arrays_of(screen_of(state))), "mine.safetensors")
    assert (home.levels, home.directions) == ((0, 1), ("forward", "backward"))


def test_a_small_network_needs_its_file_no_more():
    state = at(f"model={keep(archive(TWO))}")
    assert state.model == "" and len(state.own) == 2 and decode(encode(state)) == (state, ())
    assert at("own=" + encode(state)["own"]).own == state.own


def test_a_large_network_goes_by_its_key_and_says_when_its_file_is_gone():
    rng = np.random.default_rng(5)
    arrays = {f"weight_{name}_l0": rng.normal(size=(400, width)) for name, width in (("ih", 20), ("hh", 100))}
    key = keep(archive(arrays | {"bias_ih_l0": np.zeros(400)}))
    state = at(f"model={key}&step=1")
    assert encode(state) == {"model": key, "step": "1"}
    forget = given_of(state).network.layers[0].forget
    assert forget.w_h.tolist() == arrays["weight_hh_l0"][100:200].tolist()
    other = at(f"model={key}&order=ofig")
    assert given_of(other).network.layers[0].output.w_h.tolist() == arrays["weight_hh_l0"][:100].tolist()
    with pytest.raises(ValueError, match="do not fit into an address"):
        reduce(state, typed("w.f.0.0", "1"))
    gone, complaints = LAYER.decode("model=" + "0" * 22)
    assert gone == START and len(complaints) == 1 and "load its file again" in complaints[0]


@pytest.mark.parametrize(
    ("arrays", "says"),
    [
        (
            {
                "weight_ih_l0": np.zeros((4 * 600, 1)),
                "weight_hh_l0": np.zeros((4 * 600, 600)),
                "bias_ih_l0": np.zeros(2400),
            },
            "up to 512 units",
        ),
        (
            {
                "weight_ih_l0": np.full((4, 1), 2e6),
                "weight_hh_l0": np.zeros((4, 1)),
                "bias_ih_l0": np.zeros(4),
            },
            "a weight beyond ±1,000,000",
        ),
        ({"other": np.zeros(3)}, "no LSTM"),
    ],
)
def test_a_file_that_cannot_be_shown_is_refused_in_one_sentence(arrays, says):
    state, complaints = LAYER.decode(f"model={keep(archive(arrays))}")
    assert state == START and len(complaints) == 1 and says in complaints[0]


def test_a_network_is_loaded_on_the_page_and_taken_home_again():
    page = open_page(PAGE, open="files", series="1,0;0.5,-1", t="2")
    page = healthy(
        page.file_uploader[0].set_value(("two.npz", archive(TWO), "application/octet-stream")).run()
    )
    page = healthy(next(b for b in page.button if b.key == "layer_files_use").click().run())
    state = decode(dict(page.query_params.items()))[0]
    assert [own.units for own in state.own] == [3, 3]
    home = as_safetensors(arrays_of(screen_of(replace(state, time=1))))
    again = at(f"model={keep(home)}")
    assert again.own == state.own and np.array_equal(given_of(again).series, given_of(state).series)
    assert [h.tolist() for h, _ in given_of(again).starts] == [h.tolist() for h, _ in given_of(state).starts]


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


def test_a_table_becomes_the_series_with_a_column_for_each_input():
    page = open_page(PAGE, open="series")
    german = "Tag;Umsatz;Kosten\n1;1.234,5;0,25\n2;2.345,0;0,5\n3;3.000,5;0,75\n"
    page = healthy(page.file_uploader[0].set_value(("umsatz.csv", german.encode(), "text/csv")).run())
    page = healthy(page.button(key="layer_series_use").click().run())
    assert page.query_params["series"] == "1234.5,0.25;2345,0.5;3000.5,0.75"
    three = open_page(PAGE, open="series", inputs="3")
    three = healthy(three.file_uploader[0].set_value(("umsatz.csv", german.encode(), "text/csv")).run())
    three = healthy(three.button(key="layer_series_use").click().run())
    assert (
        "2 columns are chosen; the network has 3 inputs" in texts(three)
        and "series" not in three.query_params
    )
