"""Networks of other programs as layers: read, kept in the address or by a key, refused, taken home again."""

import io
from dataclasses import replace

import numpy as np
import pytest

from lstm_core.files.networks import read_network
from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import as_safetensors
from pages.layer.live.requests import reduce
from pages.layer.panels.files import screen_of
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import START
from pages.ui.load.brought import keep
from tests.pages.layer.support import PAGE, at, decode, encode, sigmoid, typed
from tests.pages.support import healthy, open_page

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
    page = open_page(PAGE, open="files")
    page = healthy(
        page.file_uploader[0].set_value(("mine.safetensors", home, "application/octet-stream")).run()
    )
    page = healthy(next(b for b in page.button if b.key == "layer_files_use").click().run())
    state_again = decode(dict(page.query_params.items()))[0]
    assert state_again.time == 1, "the same step of the series"
    assert given_of(state_again).series.tolist() == given_of(state).series.tolist()


@pytest.mark.parametrize("drawn", ["units=64&inputs=512", "units=1&inputs=512", "units=3&wiring=both"])
def test_the_whole_series_of_a_drawn_network_comes_back_with_it(drawn):
    state = at(f"{drawn}&t=5")
    page = open_page(PAGE, open="files")
    home = as_safetensors(arrays_of(screen_of(state)))
    page = healthy(
        page.file_uploader[0].set_value(("mine.safetensors", home, "application/octet-stream")).run()
    )
    page = healthy(next(b for b in page.button if b.key == "layer_files_use").click().run())
    again = decode(dict(page.query_params.items()))[0]
    assert again.time == 4 and given_of(again).series.tolist() == given_of(state).series.tolist()
    assert [h.tolist() for h, _ in given_of(again).starts] == [h.tolist() for h, _ in given_of(state).starts]


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
