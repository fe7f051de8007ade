"""Files that other programs wrote: the numbers that those programs computed with them come out here."""

import numpy as np
import pytest

from lstm_core import read_network
from tests.core.files.networks.networks import EXPECTED, FILES, FOLDER, key_of, outputs_of, traces_of

WITH_OUTPUTS = [path for path in FILES if f"{key_of(path)}/h" in EXPECTED]
ROOMS = {"torch": "pytorch", "keras": "keras", "keras2": "keras", "onnx": "onnx", "flax": "flax"}


def read(path):
    return read_network(path.read_bytes(), path.name)


def named(path):
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", WITH_OUTPUTS, ids=named)
def test_outputs_are_those_of_the_program_that_wrote_the_file(path):
    reading, key = read(path), key_of(path)
    assert reading.layout == ("onnx" if path.suffix == ".onnx" else ROOMS[path.parent.name])
    h = outputs_of(reading, EXPECTED[f"{key}/xs"])
    np.testing.assert_allclose(h, EXPECTED[f"{key}/h"], rtol=0, atol=1e-6)
    assert (reading.head is not None) == (f"{key}/y" in EXPECTED)
    if reading.head is not None:
        y = reading.head.forward(h)
        # Weights alone do not say what the sums pass through.
        curve = reading.head_curve or {"keras/wide": "tanh", "keras2/wide": "tanh"}.get(key)
        y = np.tanh(y) if curve == "tanh" else y
        np.testing.assert_allclose(y, EXPECTED[f"{key}/y"], rtol=0, atol=2e-6)


def test_gates_of_pytorch_cell_and_tensorflow_1():
    for key, path in (("torch/cell", "torch/cell.safetensors"), ("tensorflow1", "tensorflow1.npz")):
        reading = read(FOLDER / path)
        (trace,), _ = traces_of(reading, EXPECTED[f"{key}/xs"])
        for gate in "ifgoch":
            np.testing.assert_allclose(getattr(trace, gate), EXPECTED[f"{key}/{gate}"], rtol=0, atol=1e-6)


def test_tensorflow_1_keeps_its_forget_bias_to_itself_so_it_is_asked():
    reading = read(FOLDER / "tensorflow1.npz")
    assert (reading.layout, reading.order, reading.forget_bias) == ("tensorflow1", "igfo", 1.0)
    assert [(q.key, q.choices, q.assumed) for q in reading.questions] == [("forget_bias", (1.0, 0.0), 1.0)]
    without = reading.changed(forget_bias=0)
    assert without.questions == ()
    np.testing.assert_allclose(reading.layers[0].forget.b - without.layers[0].forget.b, 1.0, atol=1e-12)
    np.testing.assert_array_equal(reading.layers[0].input.b, without.layers[0].input.b)


@pytest.mark.parametrize("name", ["companies.safetensors", "companies.keras"])
def test_the_two_companies(name):
    reading = read(FOLDER / name)
    last = [
        round(float(outputs_of(reading, [[x] for x in xs])[-1, 0]), 4)
        for xs in ((0, 0.5, 0.25, 1), (1, 0.5, 0.25, 1))
    ]
    assert last == [0.0007, 0.9977]


def test_curves_that_files_name():
    found = {named(path): read(path).curves for path in FILES}
    hard2 = {"keras2/hard.keras", "onnx/hard2.onnx"}
    hard3 = {"keras/hard.keras", "onnx/hard3.onnx"}
    plain = {"keras/plain.keras", "keras2/plain.keras"}
    assert {name for name, curves in found.items() if curves.gates == "hard_sigmoid_keras2"} == hard2
    assert {name for name, curves in found.items() if curves.gates == "hard_sigmoid_keras3"} == hard3
    assert {name for name, curves in found.items() if not curves.candidate_tanh} == plain
    assert {name for name, curves in found.items() if not curves.output_tanh} == plain


def test_a_model_that_says_its_wiring_is_not_asked_about():
    """Whole Keras models and ONNX graphs say what reads what; a list of arrays does not, nor does a pair that branches."""
    asked = {named(path): [question.key for question in read(path).questions] for path in FILES}
    several = {name for name, keys in asked.items() if keys == ["part"]}
    assert several == {
        "keras/two_parts.keras",
        *(
            f"{room}/{name}"
            for room in ("keras", "keras2")
            for name in ("stack.weights.h5", "wide.weights.h5")
        ),
        *(f"{room}/stack.{kind}.txt" for room in ("keras", "keras2") for kind in ("rows", "variables")),
        *(f"{room}/stack.txt" for room in ("keras", "keras2")),
    }
    assert {name for name, keys in asked.items() if keys} == several


def test_an_encoder_and_a_decoder_stand_side_by_side():
    reading = read(FOLDER / "keras" / "two_parts.keras")
    assert reading.parts == ("encoder", "decoder")
    assert (len(reading.layers), reading.head) == (1, None)
    assert reading.changed(part="decoder").questions == ()


def test_levels_and_directions():
    wide = {path: read(path) for path in FILES if path.name.startswith("wide")}
    assert {(r.directions[:2], r.levels[:3]) for r in wide.values()} == {(("forward", "backward"), (0, 0, 1))}
    for name in ("keras/backwards.keras", "keras2/backwards.keras", "onnx/reverse.onnx"):
        assert read(FOLDER / name).directions == ("backward",)


def test_which_notes_are_made():
    keys = {named(path): {note.key for note in read(path).notes} for path in FILES}
    assert {name for name, notes in keys.items() if "two_biases" in notes} >= {
        "torch/stack.npz",
        "torch/stack.traced.onnx",
    }
    assert {name.split("/")[0] for name, notes in keys.items() if "turned" in notes} == {
        "keras",
        "keras2",
        "flax",
    }
    assert {name for name, notes in keys.items() if "halves" in notes} == {
        name for name in keys if name.endswith(".onnx")
    }
    assert {name for name, notes in keys.items() if "gates_named" in notes} == {
        *(f"flax/{name}" for name in ("cell.json", "cell.npz", "cell.safetensors", "nnx_cell.npz")),
        *(f"flax/optimized.{kind}" for kind in ("json", "npz", "safetensors")),
    }
    assert {name for name, notes in keys.items() if "no_bias" in notes} == {
        *("torch/nobias.safetensors", "keras/plain.keras", "keras2/plain.keras", "onnx/nobias.onnx"),
    }
