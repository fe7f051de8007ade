"""Files that are taken home: other programs read them, and read back they hold the same bits."""

import io
import json

import numpy as np
import pytest
from safetensors.numpy import load

from lstm_core import run
from lstm_core.files.networks import read_network
from lstm_core.files.take_home.screens import arrays_of, variant_of
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


def test_a_wiring_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="layer 2 has 2 inputs; expected 3"):
        Network((LAYER, LAYER))
    with pytest.raises(ValueError, match="directions"):
        Network(PAIR, ("forward", "sideways"))
    assert Network(PAIR, ("forward", "backward")).n_outputs == 6


def test_a_slope_that_no_program_has_is_refused():
    with pytest.raises(ValueError, match="gate_slope is 0.3"):
        variant_of({"gate_slope": np.array([0.3])})
