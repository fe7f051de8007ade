"""Files that are taken home: other programs read them, and read back they hold the same bits."""

import io
import json

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load, save

from lstm_core import run
from lstm_core.files.networks import read_network
from lstm_core.files.take_home.screens import OURS, arrays_of, variant_of
from lstm_core.files.take_home.writing import WRITERS
from lstm_core.layers.network import Network
from tests.core.files.take_home.screens import LAYER, PAIR, SCREENS, UNIT

READERS = {
    "safetensors": load,
    "npz": lambda content: dict(np.load(io.BytesIO(content), allow_pickle=False)),
    "json": lambda content: {name: np.array(rows) for name, rows in json.loads(content).items()},
}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", SCREENS)
def test_the_formats_own_reader_finds_every_array(name, ending):
    arrays = arrays_of(SCREENS[name])
    content = WRITERS[ending](arrays)
    found = READERS[ending](content)
    assert {key: found[key].tolist() for key in found} == {key: arrays[key].tolist() for key in arrays}
    assert WRITERS[ending](arrays_of(SCREENS[name])) == content


@pytest.mark.parametrize("name", ["unit", "layer", "stacked", "both-ways", "forecast", "unit-hard-keras3"])
def test_what_is_written_is_read_as_the_same_network(name):
    network = SCREENS[name].network
    for ending, write in WRITERS.items():
        reading = read_network(write(arrays_of(SCREENS[name])), f"mine.{ending}")
        assert (reading.layout, reading.directions, reading.questions) == ("pytorch", network.directions, ())
        for one, other in zip(reading.layers, network.layers, strict=True):
            xs = np.ones((2, one.n_inputs))
            assert run(one, xs).h.tolist() == run(other, xs).h.tolist()
        assert (reading.head is None) == (network.head is None)
        assert variant_of(reading.extras) == network.variant


def test_rows_stand_as_pytorch_stacks_them():
    """i, f, g, o: by hand from the worked unit's four blocks."""
    tensors = Network((UNIT,)).tensors()
    assert tensors["lstm.weight_ih_l0"].tolist() == [[1.65], [1.63], [0.94], [-0.19]]
    assert tensors["lstm.weight_hh_l0"].tolist() == [[2.0], [2.7], [1.41], [4.38]]
    assert tensors["lstm.bias_ih_l0"].tolist() == [0.62, 1.62, -0.32, 0.59]
    assert tensors["lstm.bias_hh_l0"].tolist() == [0.0] * 4


ADDRESS = "/forecast?series=own&title=Verk%C3%A4ufe&seed=7"


def test_a_text_stands_where_each_format_has_room_for_one_and_the_arrays_stay_as_they_are(tmp_path):
    arrays = arrays_of(SCREENS["forecast"])
    files = {
        ending: write(arrays, {"gatewise.address": ADDRESS, "gatewise.note": "½ ✓"})
        for ending, write in WRITERS.items()
    }
    (tmp_path / "mine.safetensors").write_bytes(files["safetensors"])
    with safe_open(tmp_path / "mine.safetensors", "np") as opened:
        assert opened.metadata() == {"gatewise.address": ADDRESS, "gatewise.note": "½ ✓"}
        assert {*opened.keys()} == {*arrays}
    with np.load(io.BytesIO(files["npz"]), allow_pickle=False) as opened:
        assert (str(opened["gatewise.address"]), str(opened["gatewise.note"])) == (ADDRESS, "½ ✓")
    assert json.loads(files["json"])["gatewise.address"] == ADDRESS
    for ending, content in files.items():
        reading = read_network(content, f"mine.{ending}")
        assert reading.texts == {"address": ADDRESS, "note": "½ ✓"}
        network = Network(reading.layers, reading.directions, reading.head)
        found = {**network.tensors(), **{OURS + key: row for key, row in reading.extras.items()}}
        assert {key: row.tobytes() for key, row in found.items()} == {
            key: np.asarray(row).tobytes() for key, row in arrays.items()
        }


def test_texts_that_the_formats_own_writers_wrote_are_read_and_others_left_alone():
    tensors = Network((UNIT,)).tensors()
    archive = io.BytesIO()
    np.savez(archive, **tensors, **{"gatewise.address": ADDRESS, "author": "me", "gatewise.few": ["a", "b"]})
    listed = {name: rows.tolist() for name, rows in tensors.items()}
    files = {
        "safetensors": save(dict(tensors), {"gatewise.address": ADDRESS, "format": "pt"}),
        "npz": archive.getvalue(),
        "json": json.dumps({**listed, "gatewise.address": ADDRESS, "author": "me"}).encode(),
    }
    for ending, content in files.items():
        assert read_network(content, f"mine.{ending}").texts == {"address": ADDRESS}


@pytest.mark.parametrize("ending", WRITERS)
def test_a_text_longer_than_any_address_is_refused(ending):
    content = WRITERS[ending](arrays_of(SCREENS["unit"]), {"gatewise.address": "/forecast?" + "1" * 200_000})
    with pytest.raises(
        ValueError, match=r"gatewise\.address has 200,010 letters; accepted are up to 200,000"
    ):
        read_network(content, f"mine.{ending}")


def test_a_wiring_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="layer 2 has 2 inputs; expected 3"):
        Network((LAYER, LAYER))
    with pytest.raises(ValueError, match="directions"):
        Network(PAIR, ("forward", "sideways"))
    assert Network(PAIR, ("forward", "backward")).n_outputs == 6


def test_a_slope_that_no_program_has_is_refused():
    with pytest.raises(ValueError, match="gate_slope is 0.3"):
        variant_of({"gate_slope": np.array([0.3])})
