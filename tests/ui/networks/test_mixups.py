"""What a file gives in the right reading and in the wrong ones; the numbers are worked out by hand from public threads."""

import ast
import json
import re
from pathlib import Path

import numpy as np
import pytest

from lstm_core import step
from lstm_core.files.networks import read_network
from lstm_core.files.networks.reading import CHOICES
from pages.ui.load.brought import brought
from pages.ui.networks import told
from pages.ui.networks.mixups import outcomes, start_for
from pages.ui.networks.onward import layer_address
from pages.ui.text.texts import texts
from tests.ui.networks.units import CROSSED, TRAINED

ROOT = Path(__file__).resolve().parents[3]
SCREEN = {"x": 1.0, "h_prev": 1.0, "c_prev": 2.0}


def reading_of(arrays):
    return read_network(json.dumps(arrays).encode(), "unit.json")


def compared(reading):
    return outcomes(reading, 0, start_for(reading, 0, SCREEN))


def test_a_step_with_the_files_own_numbers_is_its_first_whichever_was_looked_at():
    """A file of three steps that was saved at the third: the memories in it are those before the first."""
    own = {"x": [3.0], "h_prev": [0.5], "c_prev": [0.25], "series": [[1.0], [2.0], [3.0]], "look": [2.0]}
    reading = reading_of(TRAINED | {f"gatewise.{name}": value for name, value in own.items()})
    start = start_for(reading, 0, SCREEN)
    assert (start.source, start.x.tolist(), start.h_prev.tolist()) == ("file", [1.0], [0.5])


def test_rows_in_onnx_order_read_as_pytorchs_give_the_wrong_297():
    found = {one.value: (one.c, one.h) for one in compared(reading_of(CROSSED)) if one.choice == "order"}
    assert found["ifgo"] == pytest.approx((2.9695454, 0.8792661), abs=1e-7)
    assert found["iofg"] == pytest.approx((2.9475674, 0.9862291), abs=1e-7)
    assert len(found) == len({*found.values()}) == 5


def test_the_near_miss_is_pointed_out_with_both_numbers():
    right = reading_of(CROSSED).changed(order="iofg")
    said = " ".join(told.warnings(right, compared(right)))
    assert "2.9476" in said and "2.9695" in said and "0.8793" in said and "0.9862" in said


def test_orders_that_this_step_cannot_tell_apart_are_said_to_be():
    """With c 0 before, what the forget gate says does not matter."""
    same = TRAINED | {
        "weight_ih_l0": [[1], [2], [1], [0.5]],
        "weight_hh_l0": [[0]] * 4,
        "bias_hh_l0": [0] * 4,
    }
    reading = reading_of(same | {"bias_ih_l0": [0] * 4})
    found = outcomes(reading, 0, start_for(reading, 0, {"x": 1.0, "h_prev": 0.0, "c_prev": 0.0}))
    said = " ".join(told.warnings(reading, found))
    # igfo takes g for f and f for g; i and o stay, and the candidate becomes tanh(2).
    assert (found[0].c, found[0].h) != (found[2].c, found[2].h)
    swapped = same | {"weight_ih_l0": [[1], [1], [1], [0.5]], "bias_ih_l0": [0] * 4}
    reading = reading_of(swapped)
    found = outcomes(reading, 0, start_for(reading, 0, {"x": 1.0, "h_prev": 0.0, "c_prev": 0.0}))
    assert (found[0].c, found[0].h) == pytest.approx((found[2].c, found[2].h), abs=1e-12)
    assert "Not to be told apart" in " ".join(told.warnings(reading, found))
    assert "Not to be told apart" not in said
    for sentence in told.warnings(reading, found):
        for number in re.findall(r"(\S+) instead of (\S+?)[.\s]", sentence):
            assert number[0] != number[1]


def test_the_first_bias_alone_is_another_unit():
    reading = reading_of(TRAINED)
    found = {one.value: one for one in compared(reading)}
    assert found["first"].c != pytest.approx(found["ifgo"].c, abs=1e-3)
    assert any("first bias" in sentence for sentence in told.warnings(reading, compared(reading)))
    # b_f = 2.1010 + 0.3462, in Markdown
    notes = [note.replace("\\", "") for note in told.notes(reading)]
    assert any("2.101" in note and "0.3462" in note and "2.4472" in note for note in notes)


def test_a_choice_is_what_is_compared_first_and_nothing_stands_twice():
    reading = reading_of(TRAINED).changed(order="figo", biases="first")
    found = compared(reading)
    assert (found[0].choice, found[0].value) == ("order", "figo")
    assert [(one.choice, one.value) for one in found].count(("order", "figo")) == 1
    assert {one.value for one in found if one.choice == "biases"} == {"both", "second"}


def test_a_file_of_our_own_is_compared_with_its_own_numbers():
    reading = reading_of(TRAINED | {"gatewise.x": [0.5], "gatewise.h_prev": [0.25], "gatewise.c_prev": [-1]})
    start = start_for(reading, 0, SCREEN)
    assert (start.source, start.x.tolist(), start.h_prev.tolist(), start.c_prev.tolist()) == (
        "file",
        [0.5],
        [0.25],
        [-1.0],
    )
    assert "0.50" in told.began(start, "plain")


def test_unit_1_of_a_layer_is_what_the_engine_says_of_it_in_every_order():
    rng = np.random.default_rng(5)
    rows = {"weight_ih_l0": (12, 2), "weight_hh_l0": (12, 3), "bias_ih_l0": (12,), "bias_hh_l0": (12,)}
    reading = reading_of({name: rng.normal(size=shape).tolist() for name, shape in rows.items()})
    start = start_for(reading, 0, SCREEN)
    found = outcomes(reading, 0, start)
    assert start.source == "made up" and len(found) == 7
    for one in found:
        layer = reading.changed(**{one.choice: one.value}).layers[0]
        trace = step(layer, start.x, start.h_prev, start.c_prev)
        assert (one.c, one.h) == pytest.approx((trace.c[0], trace.h[0]), abs=1e-12)


def test_a_network_goes_on_to_the_page_of_layers_as_it_was_read():
    reading = reading_of(TRAINED)
    assert layer_address(reading, "KEY") == "./layer?model=KEY"
    assert layer_address(reading.changed(order="iofg"), "KEY") == "./layer?model=KEY&order=iofg"
    key = layer_address(reading.changed(biases="first"), "KEY").removeprefix("./layer?model=")
    again = read_network(brought(key), "again.safetensors")
    assert again.layers[0].settable == reading.changed(biases="first").layers[0].settable


def test_every_note_and_question_of_a_reading_has_a_sentence():
    noted = set()
    for path in (ROOT / "lstm_core/files/networks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Note":
                noted |= {
                    leaf.value
                    for leaf in ast.walk(node.args[0])
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                }
    assert {"two_biases", "head"} <= noted <= {*texts("networks.bring.notes")}
    assert {*CHOICES} <= {*texts("networks.bring.asked")}
