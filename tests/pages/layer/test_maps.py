"""A large layer as maps: few cells, each the number that was recorded."""

import base64

import numpy as np
import pytest

from pages.layer.live.maps import MOST_CELLS, mapped, pooled
from pages.layer.live.payload import layer_payload
from pages.layer.runs import given_of
from tests.pages.layer.support import at


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
