"""What is not read is refused in one sentence, and takes no memory on the way."""

import io
import json
import struct
import tracemalloc
import zipfile

import h5py
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lstm_core import read_network
from tests.core.files.networks.networks import FILES, FOLDER

MIB = 1024 * 1024


def refused(content, name="model.bin2"):
    with pytest.raises(ValueError) as caught:
        read_network(content, name)
    message = str(caught.value)
    assert is_one_sentence(message), message
    return message


def zipped(members, how=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def npy(header, data=b""):
    text = repr(header).encode()
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + data


def safetensors(header, data=b""):
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def hdf5(fill):
    file = io.BytesIO()
    with h5py.File(file, "w") as opened:
        fill(opened.create_group("lstm/cell"))
    return file.getvalue()


def told(content, name):
    """The refusal of a file, empty if it was read; anything but a ValueError fails the test."""
    try:
        read_network(content, name)
    except ValueError as problem:
        return str(problem)
    return ""


def is_one_sentence(message):
    return "\n" not in message and len(message) < 450 and ("expected" in message or "accepted" in message)


HUGE = (1 << 20, 1 << 20)
WRITTEN = {path.name: path.read_bytes() for path in FILES}
COMPANIES = (FOLDER / "companies.safetensors").read_bytes()
OBJECTS = io.BytesIO()
np.savez(OBJECTS, weight_ih_l0=np.array([{"a": 1}], dtype=object))

BOMBS = {
    "zeros.npz": lambda: zipped({"kernel.npy": bytes(200 * MIB)}),
    "many.npz": lambda: zipped({f"{number}.npy": b"" for number in range(5000)}),
    "nested.npz": lambda: zipped({"inner.zip": zipped({"inner.zip": bytes(10 * MIB)})}),
    "header.npz": lambda: zipped(
        {"weight_ih_l0.npy": npy({"descr": "<f8", "fortran_order": False, "shape": HUGE})}
    ),
    "deep.npz": lambda: zipped({"weight_ih_l0.npy": npy("x" * 10)[:10] + b"(" * 4000}),
    "huge.safetensors": lambda: safetensors(
        {"weight_ih_l0": {"dtype": "F32", "shape": list(HUGE), "data_offsets": [0, 4]}}, bytes(4)
    ),
    "length.safetensors": lambda: struct.pack("<Q", 19 * MIB) + b"{" + bytes(19 * MIB),
    "names.safetensors": lambda: safetensors(
        {f"{n}": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]} for n in range(9000)}
    ),
    "chunked.h5": lambda: hdf5(
        lambda group: group.create_dataset("kernel", HUGE, "f4", chunks=(64, 64), fillvalue=1)
    ),
    "packed.h5": lambda: hdf5(
        lambda group: group.create_dataset("kernel", data=np.zeros((4, 8)), compression="gzip")
    ),
    "declared.h5": lambda: hdf5(lambda group: group.create_dataset("kernel", HUGE, "f4")),
    "lists.json": lambda: b"[" * (5 * MIB),
    "empties.json": lambda: b'{"W": [' + b"[]," * (5 * MIB) + b"[]]}",
    "deep.json": lambda: b'{"a":' * 15_000 + b"1" + b"}" * 15_000,
    "fields.onnx": lambda: b"\x08\x08\x3a" + b"\x80\x80\x80\x05" + b"\x0a\x00" * (5 * MIB),
    "brackets.txt": lambda: b"kernel " + b"[" * MIB,
    "long.txt": lambda: b"kernel " + b"[1.5, 2.5], " * MIB,
}
"""Files of at most 20 MB that promise, or would need, far more."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_takes_little_memory(name):
    content = BOMBS[name]()
    assert len(content) <= 20 * MIB
    tracemalloc.start()
    try:
        refused(content, name)
        assert tracemalloc.get_traced_memory()[1] < 50 * MIB
    finally:
        tracemalloc.stop()


def field(number, value):
    """One field of a protocol buffer: a number below 128, or bytes."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    return bytes([number << 3 | 2, len(value)]) + value


def test_what_is_refused_is_refused_for_its_reason():
    assert "20 MB" in refused(BOMBS["zeros.npz"](), "zeros.npz")
    assert "packed" in refused(BOMBS["packed.h5"](), "packed.h5")
    assert "packed" in refused(BOMBS["chunked.h5"](), "chunked.h5")
    assert "no numbers" in refused(BOMBS["declared.h5"](), "declared.h5")
    whole = {
        name: {"dtype": "F32", "shape": [4, 1], "data_offsets": [0, 16]}
        for name in ("weight_ih", "weight_hh")
    }
    assert read_network(safetensors(whole, bytes(32)), "whole.safetensors").layers[0].is_scalar
    eighths = whole | {"bias_ih": {"dtype": "I8", "shape": [4], "data_offsets": [32, 36]}}
    assert "bias_ih holds I8" in refused(safetensors(eighths, bytes(36)), "eighths.safetensors")
    for offsets in ([-32, -16], [16, 0], [24, 40]):
        whole["weight_hh"]["data_offsets"] = offsets
        assert "outside the file" in refused(safetensors(whole, bytes(32)), "outside.safetensors")


def test_an_onnx_model_whose_weights_are_in_another_file():
    node = b"".join(field(1, name) for name in (b"X", b"W", b"R")) + field(2, b"Y") + field(4, b"LSTM")
    place = field(13, field(1, b"location") + field(2, b"/etc/passwd"))
    shape = field(1, 1) + field(1, 4) + field(1, 1) + field(2, 1)
    for elsewhere in (place + field(14, 1), place, field(14, 1)):
        arrays = [shape + field(8, name) + elsewhere for name in (b"W", b"R")]
        graph = field(1, node) + b"".join(field(5, array) for array in arrays)
        assert "another file" in refused(field(1, 8) + field(7, graph), "model.onnx")
    arrays = [shape + field(8, name) + field(9, bytes(16)) for name in (b"W", b"R")]
    graph = field(1, node) + b"".join(field(5, array) for array in arrays)
    assert read_network(field(1, 8) + field(7, graph), "model.onnx").layers[0].is_scalar


def test_pickles_are_told_how_to_come_instead():
    torch = zipped({"archive/data.pkl": b"\x80\x02}q\x00.", "archive/version": b"3"})
    for content, name in (
        (torch, "model.pt"),
        (torch, "renamed.npz"),
        (b"\x80\x04\x95\x00.", "model"),
        (b"anything", "model.pth"),
        (b"cos\nsystem\n(S'true'\ntR.", "model.pkl"),
    ):
        message = refused(content, name)
        assert "from safetensors.torch import save_file" in message
        assert "save_file(model.state_dict(), 'model.safetensors')" in message
    assert "pickled" in refused(OBJECTS.getvalue(), "objects.npz")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.json", "empty"),
        (bytes(20 * MIB + 1), "large.safetensors", "20 MB"),
        (b"\x1f\x8b\x08\x00", "model.json.gz", "archive"),
        (b'{"a": [1, 2]}', "other.json", "no LSTM"),
        (b'{"format": "gatewise-example/1"}', "mine.json", "lacks the key"),
        (b'{"weight_hh_l0": [[1],[1],[1],[1]]}', "half.json", "weight_ih"),
        (b'{"weight_ih_l0": [[1],[1],[1]], "weight_hh_l0": [[1],[1],[1]]}', "gru.json", "GRU"),
        (b'{"weight_ih_l0": [[1]], "weight_hh_l0": [[1]]}', "rnn.json", "plain RNN"),
        (b'{"weight_ih_l0": [[1],[1],[1],[NaN]], "weight_hh_l0": [[1],[1],[1],[1]]}', "nan.json", "NaN"),
        (b'{"weight_ih_l0": [[1,2],[1],[1],[1]], "weight_hh_l0": [[1],[1],[1],[1]]}', "rows.json", "different lengths"),
        (b"array([[1., 2., ..., 3.]])", "pasted", "cut short"),
        (b"array([[1., nan]])", "pasted", "nan"),
        (b"kernel [[1 2 3 4]] recurrent [[1 2 3 4]] bias [nan, 1, 1, 1]", "pasted", "nan"),
        (b"kernel [[1 2 3 4]] recurrent [[1 2 3 4]] bias []", "pasted", "empty"),
        (b"kernel [[1 2 3 4]] recurrent [[1 2 3 4]] bias [1.5.2, 1, 1, 1]", "pasted", "among the numbers"),
        (b'{"kernel": [[1,2,3,4]], "recurrent_kernel": [[1,2,3,4]], "lstm_cell/bias": ["a"]}', "b.json", "bias"),
        (b'{"weight_ih": [[1],[1],[1],[1]], "weight_hh": [[1],[1],[1],[1]], "bias_ih": 5}', "b.json", "bias_ih"),
        (b"Dear sir or madam", "pasted", "no LSTM"),
        ("weight_ih [[1]]".encode("utf-16"), "pasted", "expected"),
        (b'{"W": [[[1],[1],[1],[1]]], "R": [[[1],[1],[1],[1]]], "P": [[1,1,1]]}', "p.json", "peephole"),
    ],
)  # fmt: skip
def test_each_refusal_names_its_reason(content, name, said):
    assert said in refused(content, name)


WHOLE = "weight_ih_l0 [[1],[2],[3],[4]] "


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        (WHOLE + "bias_ih_l0 [0,0,0,0]", "weight_hh_l0 is missing beside weight_ih_l0"),
        ('{"lstm.weight_hh_l1_reverse": [[1],[2],[3],[4]]}', "weight_ih_l1_reverse is missing beside lstm.weight_hh_l1_reverse"),
        ("bias_hh_l0 tensor([0.,0.,0.,0.])", "weight_ih_l0 and weight_hh_l0 are missing beside bias_hh_l0"),
        ('{"bias": [0,0,0,0]}', "bias is a bias alone, and the weights are missing"),
        ("kernel [[1,2,3,4]] bias [0,0,0,0]", "recurrent_kernel is missing beside kernel"),
        ('{"W": [[[1],[2],[3],[4]]]}', "R is missing beside W"),
        (WHOLE + "weight_hh_l0 tensor([[1.],[2.],[3.],[4.]", "bracket “]” of weight_hh_l0 is missing at the end"),
        ("weight_ih_l0 tensor([[1.],[2.,[3.],[4.]])\nweight_hh_l0 [[1],[2],[3],[4]]", "bracket “]” of weight_ih_l0 is missing before “weight_hh_l0”"),
        ("weight_ih_l0 tensor(1.],[2.],[3.],[4.]])\n", "bracket “[” of weight_ih_l0 is missing"),
        ('{"weight_ih_l0": [[1],[2],[3],[4]], "weight_hh_l0": [[1],[2],[3],[4]', "bracket “]” of weight_hh_l0"),
        ("1 2 3", "there are 3 numbers without brackets; expected twelve numbers alone"),
        ("[1, 2, 3]", "there is one row of 3 numbers; expected twelve"),
        ("forget: 1 2 3\ninput: 1 2 3\ncandidate: 1 2 3\noutput: 1 2 3", "12 numbers without brackets with words between them"),
        ("[[1],[2],[3],[4]]", "there is one array, of shape (4, 1); expected at least two"),
        ("[[1],[2],[3],[4]]\n[[1,2],[1,2]]", "arrays of the shapes (4, 1) and (2, 2) do not make a layer"),
        ("odict_keys(['weight_ih_l0', 'weight_hh_l0'])", "no numbers in brackets follow weight_ih_l0"),
        (WHOLE + "weight_hh_l0 " + str([[1, 2]] * 8), "weight_ih_l0 has shape (4, 1) beside recurrent weights of shape (8, 2); expected 8 rows"),
        ("kernel [[1,2,3,4]] recurrent_kernel " + str([[1] * 8] * 2), "has shape (1, 4) beside recurrent weights of shape (2, 8); expected 8 columns"),
        (WHOLE + "weight_hh_l0 [[1],[2],[3],[4]] bias_ih_l0 [1,2,3]", "has shape (3,) and the recurrent weights (4, 1); expected 4 numbers in the bias"),
        (WHOLE + WHOLE.replace("ih", "hh") + "weight_ih_l1 " + str([[1, 1]] * 4) + " weight_hh_l1 [[1],[2],[3],[4]]", "weight_ih_l1 has 2 columns, but the layer below has 1 units in all"),
        ('{"forget": [1,2,3], "input": [1,2,3]}', "no LSTM that is recognised (forget, input); expected names such as weight_ih_l0"),
    ],
)  # fmt: skip
def test_a_half_right_paste_is_told_what_is_missing(pasted, said):
    assert said in refused(pasted.encode(), "the pasted text")


def test_twelve_numbers_may_stand_in_one_pair_of_brackets():
    unit = read_network(b"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]", "the pasted text")
    assert unit.layers[0].is_scalar and max(unit.layers[0].settable.values()) == 12.5


def test_links_out_of_a_file_are_not_followed(tmp_path):
    other = tmp_path / "secret.h5"
    with h5py.File(other, "w") as file:
        file["kernel"] = np.ones((1, 4))
    for fill in (
        lambda group: group.__setitem__("kernel", h5py.ExternalLink(str(other), "/kernel")),
        lambda group: group.__setitem__("kernel", h5py.SoftLink("/elsewhere")),
        lambda group: group.create_dataset("kernel", (4,), "f4", external=[(str(other), 0, 16)]),
    ):
        assert "elsewhere" in (message := refused(hdf5(fill), "links.h5")) or "somewhere else" in message


def test_curves_and_settings_that_the_cell_has_not():
    file = io.BytesIO((FOLDER / "companies.keras").read_bytes())
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    relu = members | {"config.json": members["config.json"].replace(b'"tanh"', b'"relu"')}
    assert "'relu'" in refused(zipped(relu), "relu.keras")
    hard = (FOLDER / "onnx" / "hard2.onnx").read_bytes()
    assert "curves" in refused(hard.replace(b"HardSigmoid", b"HardSigmoix"), "other.onnx")
    reverse = (FOLDER / "onnx" / "reverse.onnx").read_bytes()
    assert "direction" in refused(reverse.replace(b"\x07reverse", b"\x07reverze"), "other.onnx")


def test_a_hard_sigmoid_without_a_version_is_asked():
    with zipfile.ZipFile(io.BytesIO((FOLDER / "keras" / "hard.keras").read_bytes())) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != "metadata.json"}
    reading = read_network(zipped(members), "hard.keras")
    assert [(question.key, question.choices) for question in reading.questions] == [
        ("gates", ("hard_sigmoid_keras2", "hard_sigmoid_keras3"))
    ]
    answered = reading.changed(gates="hard_sigmoid_keras3")
    assert (answered.questions, answered.curves.gates) == ((), "hard_sigmoid_keras3")


def test_choices_that_are_none_are_refused():
    reading = read_network(COMPANIES, "companies.safetensors")
    named = read_network((FOLDER / "flax" / "cell.npz").read_bytes(), "cell.npz")
    for change in (
        lambda: reading.changed(order="ifg"),
        lambda: reading.changed(order=3),
        lambda: reading.changed(forget_bias=float("nan")),
        lambda: reading.changed(biases="third"),
        lambda: reading.changed(gates="relu"),
        lambda: reading.changed(part="encoder"),
        lambda: reading.changed(colour="red"),
        lambda: named.changed(order="iofg"),
    ):
        with pytest.raises(ValueError, match=r"expected"):
            change()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
@given(data=st.data())
def test_damaged_files_are_refused_or_read(data):
    """Cut off, overwritten, shortened in the middle: a ValueError of one sentence, or a reading."""
    name = data.draw(st.sampled_from(sorted(WRITTEN)))
    content = bytearray(WRITTEN[name])
    at = data.draw(st.integers(0, len(content) - 1))
    how = data.draw(st.sampled_from(["cut", "overwrite", "drop"]))
    if how == "cut":
        del content[at:]
    elif how == "overwrite":
        written = data.draw(st.binary(min_size=1, max_size=8) | st.sampled_from([b"\xff" * 8, b"\0" * 8]))
        content[at : at + len(written)] = written
    else:
        del content[at : at + data.draw(st.integers(1, 40))]
    message = told(bytes(content), name)
    assert not message or is_one_sentence(message), message


@settings(max_examples=200, deadline=None)
@given(
    start=st.sampled_from(
        [b"", b"PK\x03\x04", b"\x89HDF\r\n\x1a\n", b"\x08\x08", b"{", b"[", b"kernel [[", b"\x93NUMPY"]
    ),
    rest=st.binary(max_size=300),
    name=st.text(max_size=20),
)
def test_garbage_is_refused(start, rest, name):
    assert is_one_sentence(told(start + rest, name))


@settings(max_examples=150, deadline=None)
@given(
    shapes=st.lists(st.lists(st.integers(0, 9), max_size=3).map(tuple), min_size=4, max_size=4),
    names=st.sampled_from(
        [
            ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"),
            ("lstm/kernel", "lstm/recurrent_kernel", "lstm/bias", "dense/bias"),
            ("W", "R", "B", "P"),
            ("ii/kernel", "hi/kernel", "hi/bias", "ho/kernel"),
            ("rnn/lstm_cell/kernel", "rnn/lstm_cell/bias", "W_i", "U_i"),
            ("arr_0", "arr_1", "arr_2", "arr_3"),
        ]
    ),
)
def test_shapes_that_do_not_fit_are_refused(shapes, names):
    file = io.BytesIO()
    np.savez(file, **{name: np.ones(shape) for name, shape in zip(names, shapes, strict=True)})
    message = told(file.getvalue(), "shapes.npz")
    assert not message or is_one_sentence(message), message
