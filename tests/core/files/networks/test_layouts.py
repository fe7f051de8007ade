"""What arrays are taken for: by their names, by their shapes, and what is asked where neither says it."""

import io
import json
import zipfile

import numpy as np
import pytest

from lstm_core import parse_example, read_network, step
from tests.core.files.networks.networks import FOLDER
from tests.core.support import DOCUMENT, ROOT

EXAMPLES = ROOT / "assets" / "content"


def layer(inputs, units, seed):
    rng = np.random.default_rng(seed)
    return {
        "weight_ih": rng.normal(size=(4 * units, inputs)),
        "weight_hh": rng.normal(size=(4 * units, units)),
        "bias_ih": rng.normal(size=4 * units),
        "bias_hh": rng.normal(size=4 * units),
    }


def read(arrays, name="model.npz"):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return read_network(file.getvalue(), name)


def named(prefix, arrays, end=""):
    return {f"{prefix}{name}{end}": array for name, array in arrays.items()}


def turned(arrays):
    bias = arrays["bias_ih"] + arrays["bias_hh"]
    return [arrays["weight_ih"].T, arrays["weight_hh"].T, bias]


def keys(reading):
    return {question.key for question in reading.questions}


def note(reading, key):
    return next((found.values for found in reading.notes if found.key == key), None)


def test_two_biases_are_told_with_the_numbers_of_the_forget_gate():
    values = note(read_network((FOLDER / "companies.safetensors").read_bytes(), "companies"), "two_biases")
    assert values["bias_1"] == pytest.approx(2.1010) and values["bias_2"] == pytest.approx(0.3462)
    assert values["sum"] == pytest.approx(2.4472)


def test_one_bias_under_any_of_its_names():
    arrays = layer(2, 3, seed=1)
    for name in ("bias_ih_l0", "bias_l0", "bias"):
        end = "" if name == "bias" else "_l0"
        given = {
            f"weight_ih{end}": arrays["weight_ih"],
            f"weight_hh{end}": arrays["weight_hh"],
            name: arrays["bias_ih"],
        }
        reading = read(given)
        np.testing.assert_array_equal(reading.layers[0].input.b, arrays["bias_ih"][:3])
        assert note(reading, "one_bias")


def test_a_second_bias_of_zeros_is_no_bias_to_choose():
    arrays = layer(2, 3, seed=1)
    arrays["bias_hh"] = np.zeros(12)
    reading = read(named("", arrays, "_l0"))
    assert note(reading, "one_bias") and "two_biases" not in {one.key for one in reading.notes}
    np.testing.assert_array_equal(reading.layers[0].input.b, arrays["bias_ih"][:3])


def test_a_stack_by_its_levels_not_by_the_files_order():
    low, high = layer(2, 3, seed=1), layer(3, 3, seed=2)
    reading = read({**named("rnn.", high, "_l1"), **named("rnn.", low, "_l0")})
    assert ([one.n_inputs for one in reading.layers], reading.levels, keys(reading)) == (
        [2, 3],
        (0, 1),
        set(),
    )


def test_two_modules_that_fit_are_asked_about_and_two_that_do_not_stand_apart():
    first, second = layer(2, 3, seed=1), layer(3, 3, seed=2)
    reading = read({**named("one.", first, "_l0"), **named("two.", second, "_l0")})
    assert reading.questions[0] == ("part", ("one + two", "one", "two"), "one + two")
    assert len(reading.layers) == 2 and len(reading.changed(part="two").layers) == 1
    apart = read({**named("one.", first, "_l0"), **named("two.", layer(5, 3, seed=3), "_l0")})
    assert apart.questions[0].choices == ("one", "two")


def test_a_linear_layer_after_it_and_when_there_is_none_to_take():
    arrays = named("lstm.", layer(2, 3, seed=1), "_l0")
    line = {"fc.weight": np.ones((2, 3)), "fc.bias": np.zeros(2)}
    assert read({**arrays, **line}).head.forward([1, 2, 3]).tolist() == [6, 6]
    two = read({**arrays, **line, "out.weight": np.ones((1, 2)), "out.bias": np.zeros(1)})
    assert two.head is None and note(two, "left_out")["count"] == 4
    other = read({**arrays, "fc.weight": np.ones((2, 7)), "fc.bias": np.zeros(2)})
    assert other.head is None and note(other, "left_out")["names"] == ("fc.weight", "fc.bias")


def test_a_gru_beside_an_lstm_is_left_out():
    gru = {"gru.weight_ih_l0": np.ones((9, 2)), "gru.weight_hh_l0": np.ones((9, 3))}
    reading = read({**gru, **named("lstm.", layer(2, 3, seed=1), "_l0")})
    assert reading.parts == ("lstm",) and note(reading, "left_out")["count"] == 2


def test_arrays_without_names_by_their_shapes():
    arrays = layer(3, 2, seed=1)
    head = [np.ones((2, 1)), np.zeros(1)]
    kernel = np.concatenate([arrays["weight_ih"].T, arrays["weight_hh"].T])
    onnx = [
        arrays["weight_ih"][None],
        arrays["weight_hh"][None],
        np.concatenate([arrays["bias_ih"], arrays["bias_hh"]])[None],
    ]
    for layout, given, asked in (
        ("pytorch", list(arrays.values()), set()),
        ("keras", [*turned(arrays), *head], set()),
        ("onnx", onnx, set()),
        ("tensorflow1", [kernel, arrays["bias_ih"]], {"forget_bias"}),
    ):
        for content in (
            given,
            json.dumps([array.tolist() for array in given]).encode(),
            repr(given).encode(),
        ):
            if isinstance(content, list):
                reading = read({f"arr_{place}": array for place, array in enumerate(content)})
            else:
                reading = read_network(content, "pasted")
            assert (reading.layout, keys(reading)) == (layout, asked)
            assert note(reading, "unnamed")["count"] == len(given)
            np.testing.assert_allclose(reading.layers[0].input.w_x, arrays["weight_ih"][:2], atol=1e-7)
            assert (reading.head is None) == (layout != "keras")


def test_two_unnamed_layers_of_one_shape_may_be_two_directions():
    given = [*turned(layer(3, 3, seed=1)), *turned(layer(3, 3, seed=2))]
    reading = read_network(repr(given).encode(), "pasted")
    assert reading.directions == ("forward", "backward") and keys(reading) == {"part"}
    assert len(reading.parts) == 4
    assert reading.changed(part=reading.parts[1]).levels == (0, 1)
    certain = read_network(
        repr([*turned(layer(3, 2, seed=1)), *turned(layer(3, 2, seed=2))]).encode(), "pasted"
    )
    assert certain.directions == ("forward", "backward")


def test_tensorflow_1_in_every_form_asks_for_its_forget_bias():
    with np.load(FOLDER / "tensorflow1.npz") as arrays:
        lists = {name: arrays[name].tolist() for name in arrays.files}
    printed = "\n".join(f"{name} {np.array(array)!r}" for name, array in lists.items())
    nested = {
        "rnn": {"lstm_cell": {"kernel": lists["rnn/lstm_cell/kernel"], "bias": lists["rnn/lstm_cell/bias"]}}
    }
    for content in (json.dumps(lists), json.dumps(nested), printed):
        reading = read_network(content.encode(), "cell")
        assert (reading.layout, reading.order, keys(reading)) == ("tensorflow1", "igfo", {"forget_bias"})
        assert note(reading, "forget_bias")["amount"] == 1 and note(reading, "kernel_cut")["inputs"] == 2
    dense = {"dense/kernel": np.ones((8, 4)), "dense/bias": np.ones(4)}
    with pytest.raises(ValueError, match="no LSTM"):
        read(dense)


def test_forward_and_backward_cells_of_tensorflow_1():
    with np.load(FOLDER / "tensorflow1.npz") as arrays:
        kernel, bias = (arrays[name] for name in arrays.files)
    paths = [f"bidirectional_rnn/{way}/lstm_cell" for way in ("bw", "fw")]
    reading = read(
        {f"{path}/{kind}": value for path in paths for kind, value in (("kernel", kernel), ("bias", bias))}
    )
    assert (reading.directions, reading.levels) == (("forward", "backward"), (0, 0))


def test_keras_1_by_its_names():
    numbers = {
        "i": (1.65, 2.00, 0.62),
        "c": (0.94, 1.41, -0.32),
        "f": (1.63, 2.70, 1.62),
        "o": (-0.19, 4.38, 0.59),
    }
    arrays = {}
    for block, (w_x, w_h, b) in numbers.items():
        arrays |= {f"lstm_1_W_{block}": [[w_x]], f"lstm_1_U_{block}": [[w_h]], f"lstm_1_b_{block}": [b]}
    reading = read(arrays)
    assert (reading.layout, reading.orders, keys(reading)) == ("keras-old", ("igfo",), {"gates"})
    trace = step(reading.layers[0], x=1, h_prev=1, c_prev=2)
    assert (float(trace.c), float(trace.h)) == pytest.approx((2.9475674, 0.9862291), abs=1e-7)


def test_numbers_with_a_typographic_minus_and_names_in_a_row():
    text = (
        "weight_ih_l0 [[0.4838],[7.2377],[4.7552],[−2.9460]]; weight_hh_l0 [[3.0012],[−5.9023],[−5.6398],[9.9369]]; "
        "bias_ih_l0 [3.5556, 2.1010, 1.4740, −0.0742]; bias_hh_l0 [3.7726, 0.3462, 1.2577, 0.5411]"
    )
    reading = read_network(text.encode(), "pasted")
    assert reading.layers[0].settable["w_ox"] == -2.946
    text = "kernel [[1.65, 1.63, 0.94, −0.19]], recurrent [[2.00, 2.70, 1.41, 4.38]], bias [0.62, 1.62, −0.32, 0.59]"
    assert dict(read_network(text.encode(), "pasted").layers[0].settable) == dict(DOCUMENT.settable)
    text = "W [[[1.65],[−0.19],[1.63],[0.94]]], R [[[2.00],[4.38],[2.70],[1.41]]], B [[0.62, 0.59, 1.62, −0.32, 0, 0, 0, 0]]"
    assert dict(read_network(text.encode(), "pasted").layers[0].settable) == dict(DOCUMENT.settable)


def test_printed_nested_dictionaries():
    kernels = {
        f"i{gate}": {"kernel": [[number]]}
        for gate, number in zip("ifgo", (1.65, 1.63, 0.94, -0.19), strict=True)
    }
    for gate, number, bias in (("i", 2.00, 0.62), ("f", 2.70, 1.62), ("g", 1.41, -0.32), ("o", 4.38, 0.59)):
        kernels[f"h{gate}"] = {"kernel": [[number]], "bias": [bias]}
    for text in (repr({"params": kernels}), json.dumps({"params": {"cell": kernels}})):
        reading = read_network(
            text.replace("[[", "Array([[").replace("]]", "]])").encode() if "'" in text else text.encode(),
            "p",
        )
        assert (reading.layout, reading.orders) == ("flax", ("ifgo",))
        assert dict(reading.layers[0].settable) == dict(DOCUMENT.settable)


def test_gatewises_own_documents():
    path = sorted((EXAMPLES / "examples").glob("*.json"))[0]
    example = parse_example(path.read_bytes())
    reading = read_network(path.read_bytes(), path.name)
    assert (reading.layout, reading.orders, reading.questions) == ("gatewise", ("ifgo",), ())
    assert dict(reading.layers[0].settable) == dict(example.parameters.settable)
    assert {name: array.tolist() for name, array in reading.extras.items()} == {
        "x": [example.x],
        "h_prev": [example.h_prev],
        "c_prev": [example.c_prev],
    }
    ours = read({**named("lstm.", layer(2, 3, seed=1), "_l0"), "gatewise.series": np.ones((4, 2))})
    assert ours.extras["series"].shape == (4, 2) and note(ours, "left_out") is None


def test_outputs_that_are_added_are_not_taken_for_two_side_by_side():
    with zipfile.ZipFile(FOLDER / "keras" / "wide.keras") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(b'"merge_mode": "concat"', b'"merge_mode": "sum"'))
    reading = read_network(file.getvalue(), "sum.keras")
    assert note(reading, "merge") == {"mode": "sum"} and keys(reading) == {"part"}
    assert reading.head is None and len(reading.layers) == 1


def test_a_readings_numbers_cannot_be_changed():
    reading = read(named("lstm.", layer(2, 3, seed=1), "_l0"))
    with pytest.raises(ValueError, match="read-only"):
        reading.layers[0].input.b[0] = 1.0
