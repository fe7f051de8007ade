"""Files of a model: what comes back, and every way a file can be wrong."""

import random
import zipfile

import numpy as np
import pytest

from lstm_core.charlm.net.arrays import read_arrays, write_arrays
from lstm_core.charlm.net.model import CharModel, load_model, save_model
from lstm_core.charlm.text.alphabet import Alphabet
from tests.core.charlm.files import about_of, as_about, as_npy, good_members, packed, refused
from tests.core.charlm.support import small_model

BLOCKS = ("w_x", "w_h", "b", "out_w", "out_b")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.npz"


@pytest.fixture
def members(path):
    return good_members(path)


def test_a_model_comes_back_with_all_it_knows(path):
    model = small_model()
    about = {"command": "python …", "corpus": {"source": "“é”"}, "figures": {"bits": 1.5}, "learning": [2.0]}
    save_model(CharModel(model.alphabet, model.weights, about), path)
    found = load_model(path)
    assert found.alphabet == model.alphabet and found.about == about and found.units == 7
    for one, other in zip(found.weights, model.weights, strict=True):
        np.testing.assert_array_equal(one, other)
        assert one.dtype == np.float32 and not one.flags.writeable


def test_numpy_reads_the_file_without_pickle(path):
    model = small_model()
    save_model(model, path)
    with np.load(path, allow_pickle=False) as file:
        assert set(file.files) == {*BLOCKS, "about"}
        np.testing.assert_array_equal(file["w_h"], model.weights.w_h)


def test_the_same_model_is_the_same_bytes(path):
    save_model(small_model(), path)
    first = path.read_bytes()
    save_model(load_model(path), path)
    assert path.read_bytes() == first


def test_arrays_in_any_order_of_memory_come_back(path):
    given = {"a": np.arange(12.0).reshape(3, 4).T, "b": np.arange(24, dtype=np.int64)[::2], "c": np.zeros(0)}
    write_arrays(path, given)
    found = read_arrays(path, ("a", "b", "c"), 10_000)
    for name, array in given.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype


def test_a_missing_file_is_named(path):
    assert "model.npz does not exist" in refused(path)


@pytest.mark.parametrize(
    "content", [b"", b"just some text\n", b"PK\x03\x04", bytes(5000), b"\x93NUMPY\x01\x00"]
)
def test_what_is_no_archive_is_refused(path, content):
    path.write_bytes(content)
    assert refused(path).startswith("model.npz is damaged or of another kind")


def test_a_folder_is_no_model(tmp_path):
    assert "damaged or of another kind" in refused(tmp_path)


def test_every_truncated_file_is_refused(path, members):
    packed(path, members)
    whole = path.read_bytes()
    for end in range(0, len(whole), 37):
        path.write_bytes(whole[:end])
        assert refused(path).startswith("model.npz is damaged or of another kind")


def outcome(path):
    """The sentence with which a file is refused, or the model in it."""
    try:
        return None, load_model(path)
    except ValueError as problem:
        return str(problem), None


def test_a_damaged_byte_is_refused_or_changes_nothing(path, members):
    packed(path, members)
    whole, rng = path.read_bytes(), random.Random(0)
    good = load_model(path)
    headers = [whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06"), 0]
    places = [start + k for start in headers for k in range(60)] + rng.choices(range(len(whole)), k=400)
    survived = 0
    for place in filter(lambda k: k < len(whole), places):
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << rng.randrange(8)
        path.write_bytes(spoiled)
        problem, found = outcome(path)
        assert (problem is None) or ("expected" in problem and "\n" not in problem), place
        if found:
            survived += 1
            assert found.about == good.about and found.alphabet == good.alphabet
            assert all((a == b).all() for a, b in zip(found.weights, good.weights, strict=True))
    assert survived < len(places) / 2


def test_a_file_above_64_mb_is_refused_unread(path):
    with path.open("wb") as file:
        file.truncate(64_000_001)
    assert "model.npz has 64 MB; expected at most 64" in refused(path, peak=1_000_000)


@pytest.mark.parametrize("change", ["more", "less", "twice", "renamed"])
def test_other_members_are_refused(path, members, change):
    if change == "more":
        members["extra.npy"] = as_npy(np.zeros(2))
    elif change in ("less", "renamed"):
        content = members.pop("b.npy")
        members |= {"../b.npy": content} if change == "renamed" else {}
    packed(path, members)
    if change == "twice":
        with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("b.npy", members["b.npy"])
    assert "model.npz does not hold exactly w_x, w_h, b, out_w, out_b, about" in refused(path)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("block", BLOCKS)
def test_weights_that_are_no_numbers_are_refused(path, members, block, value):
    array = getattr(small_model().weights, block).copy()
    array.flat[3] = value
    packed(path, members | {f"{block}.npy": as_npy(array)})
    assert refused(path).startswith(f"{block} in model.npz holds a number that is not finite")


@pytest.mark.parametrize("block", BLOCKS)
def test_weights_of_another_shape_kind_or_size_are_refused(path, members, block):
    array = getattr(small_model().weights, block)
    for other in (
        array[..., :-1],
        array[None],
        array.astype(np.float64),
        array.astype(np.int32),
        array + 2e6,
    ):
        packed(path, members | {f"{block}.npy": as_npy(np.ascontiguousarray(other))})
        assert refused(path).startswith("model.npz is no model: ")


@pytest.mark.parametrize(
    "alphabet",
    [
        "",
        "ba",
        "aa",
        "\n abcde",
        "\n abcdeéf",
        "\ud800 abcdeé",
        7,
        None,
        ["a"] * 8,
        "".join(map(chr, range(9, 400))),
    ],
)
def test_alphabets_that_do_not_fit_are_refused(path, members, alphabet):
    about = about_of(members)
    for other in ({**about, "alphabet": alphabet}, {"format": 1}):
        packed(path, members | {"about.npy": as_about(other)})
        assert refused(path).startswith("model.npz ")


@pytest.mark.parametrize(
    "about",
    [
        b"",
        b"{",
        b"null",
        b"[1, 2]",
        b'"text"',
        b"\xff\xfe",
        b"[" * 100_000,
        b"9" * 10_000,
        b'{"format": 2, "alphabet": "a"}',
        b'{"alphabet": "a"}',
    ],
)
def test_descriptions_that_make_no_sense_are_refused(path, members, about):
    packed(path, members | {"about.npy": as_about(about)})
    assert refused(path).startswith("model.npz ")


@pytest.mark.parametrize("key", ["settings", "corpus", "figures", "made_with", "command", "learning"])
def test_descriptions_of_another_kind_are_refused(path, members, key):
    packed(path, members | {"about.npy": as_about({**about_of(members), key: 3})})
    assert refused(path).startswith(f"model.npz is no model: its {key} is a int; expected a ")


def test_a_description_above_1_mb_is_refused_unread(path, members):
    packed(path, members | {"about.npy": as_about({**about_of(members), "note": "x" * 1_000_000})})
    assert refused(path).startswith("model.npz says more than 1 MB about itself")


def test_a_description_in_floats_is_refused(path, members):
    packed(path, members | {"about.npy": as_npy(np.zeros(20))})
    assert "says nothing readable about itself" in refused(path)


def test_only_whole_models_are_made():
    model = small_model()
    with pytest.raises(
        ValueError, match=r"w_x is float32 of shape \(10, 28\); expected float32 of shape \(4, 28\)"
    ):
        CharModel(Alphabet("ab"), model.weights, {})


def test_a_failed_write_leaves_the_old_file_and_no_rest(path, monkeypatch):
    save_model(small_model(seed=1), path)
    before = path.read_bytes()

    def half(file, **_):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez", half)
    with pytest.raises(OSError, match="No space left"):
        save_model(small_model(seed=2), path)
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]
