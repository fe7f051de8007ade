"""Networks on the unit's page: shown before they are used, then on screen; taken home and brought back."""

import json

import pytest

from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import WRITERS
from pages.ui.library.examples import shipped_examples
from pages.unit.panels.files import screen_of
from pages.unit.spec import UNIT
from tests.pages.support import engine_values, healthy, open_page, results, send, texts, unit, upload
from tests.ui.networks.units import CROSSED, TRAINED


def loaded(content, name="unit.json", **query):
    return upload(open_page(open="files", **query), content, name)


def pressed(page, key):
    return healthy(page.button(key=key).click().run())


def state_on(page):
    return UNIT.address().decode({key: page.query_params[key] for key in page.query_params})[0]


def test_a_network_is_shown_first_and_used_when_asked_for():
    page = loaded(json.dumps(TRAINED))
    assert not page.error and "PyTorch" in texts(page)
    before = dict(page.query_params)
    assert results(page) == engine_values({}, shipped_examples()["memory-two"])
    page = pressed(page, "files_use")
    assert page.query_params != before and page.query_params["example"] == "own"
    values = unit(page)["values"]
    assert [values[key] for key in ("w_fh", "w_fx", "w_ih", "b_i", "w_gx", "w_oh", "b_o")] == pytest.approx(
        [-5.9023, 7.2377, 3.0012, 7.3282, 4.7552, 9.9369, 0.4669], abs=1e-9
    )
    assert (values["x"], values["h_prev"], values["c_prev"]) == (1, 1, 2)
    back = send(page, id=1, kind="undo")
    assert results(back) == engine_values({}, shipped_examples()["memory-two"])


def test_another_order_is_followed_at_once_and_used():
    page = loaded(json.dumps(CROSSED))
    assert page.selectbox(key="files_order").value == "ifgo"
    page = healthy(page.selectbox(key="files_order").set_value("iofg").run())
    assert "2.9695" in texts(page)
    page = pressed(page, "files_use")
    # Rows i, o, f, g: the worked unit, whose c and h are known.
    assert (results(page)["c"], results(page)["h"]) == pytest.approx((2.9475674, 0.9862291), abs=1e-7)


@pytest.mark.parametrize("ending", WRITERS)
def test_a_unit_taken_home_and_brought_back_is_the_same_screen(ending):
    page = open_page(
        example="agree", x="0.1", c="-0.3333333333333333", output="0.1,0.2,0.30000000000000004",
        gates="hard_sigmoid_keras3", output_tanh="off",
    )  # fmt: skip
    state = state_on(page)
    content = WRITERS[ending](arrays_of(screen_of(state)))
    again = pressed(loaded(content, f"unit.{ending}"), "files_use")
    assert (state_on(again).numbers, state_on(again).variant) == (state.numbers, state.variant)
    assert state.variant.gates == "hard_sigmoid_keras3" and not state.variant.output_tanh
    assert results(again) == results(page)


def test_a_larger_network_is_shown_the_way_to_the_page_of_layers():
    wide = {"weight_ih_l0": [[0.5, 1]] * 8, "weight_hh_l0": [[0.5, 0]] * 8, "bias_ih_l0": [0] * 8}
    page = loaded(json.dumps(wide))
    assert not page.error and "files_use" not in [button.key for button in page.button]
    told = [element.proto.json for element in page.get("bidi_component")]
    assert any("./layer?model=" in text for text in told)


def test_one_layer_of_several_single_units_can_be_used():
    stack = {key.replace("l0", f"l{level}"): value for level in (0, 1) for key, value in TRAINED.items()}
    stack["bias_ih_l1"] = [0, 0, 0, 0]
    page = healthy(loaded(json.dumps(stack)).selectbox(key="files_layer").set_value(1).run())
    page = pressed(page, "files_use")
    assert unit(page)["values"]["b_i"] == 3.7726


def test_pasted_weights_are_read_and_nonsense_is_refused_in_one_sentence():
    page = open_page(open="files")
    page.text_area(key="files_pasted").set_value(json.dumps(TRAINED))
    page = pressed(page, "files_read")
    assert not page.error and "PyTorch" in texts(page)
    page.text_area(key="files_pasted").set_value("nothing of the kind")
    page = pressed(page, "files_read")
    assert len(page.error) == 1 and "files_use" not in [button.key for button in page.button]


def test_a_pickle_is_told_how_to_be_saved_instead():
    page = loaded(b"\x80\x04\x95\x1b\x00\x00\x00\x00\x00\x00\x00", "model.pt")
    assert len(page.error) == 1 and "save\\_file" in page.error[0].value


def test_weights_too_far_out_are_said_before_they_can_be_used():
    page = loaded(json.dumps(TRAINED | {"bias_ih_l0": [1e7, 0, 0, 0]}))
    assert len(page.warning) == 1 and "files_use" not in [button.key for button in page.button]


def test_numbers_beside_the_weights_that_cannot_be_drawn_are_refused_and_the_file_stays_to_be_looked_at():
    far = TRAINED | {"gatewise.x": [1e9], "gatewise.h_prev": [0], "gatewise.c_prev": [0]}
    page = pressed(loaded(json.dumps(far)), "files_use")
    assert len(page.error) == 1 and "example" not in page.query_params
    assert page.button(key="files_use")


def test_the_program_follows_the_numbers_and_the_library_stands_in_the_address():
    page = open_page(open="files", x="0.125")
    assert "x = 0.125  # input" in page.code[0].value
    page = open_page(open="files", x="0.125", code="keras")
    assert "keras.layers.LSTM(1" in page.code[0].value and "[[0.125]]" in page.code[0].value
