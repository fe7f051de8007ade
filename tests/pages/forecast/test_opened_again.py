"""A forecasting network that was taken home is loaded again: the same series, settings, seed, figures and forecast."""

import io
import json
from dataclasses import replace

import numpy as np
import pytest

from lstm_core.files.networks import read_network
from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import WRITERS, as_json
from lstm_core.layers.network import Network
from pages.forecast.live.runs import network_of, wait_for
from pages.forecast.own.numbers import Column
from pages.forecast.panels.home import screen_of
from pages.forecast.spec import FORECAST
from pages.ui.networks.again import difference, state_in, texts_of
from tests.core.files.take_home.screens import SCREENS
from tests.pages.forecast.support import decode, figure, open_forecast, table
from tests.pages.support import healthy
from tests.ui.support import is_one_sentence

SHORT = {"series": "four-days", "units": "3", "epochs": "5", "seed": "9", "trained": "5"}
# Numbers of every kind that a float64 holds and a shorter writing would not.
VALUES = (0.1, 0.30000000000000004, 1 / 3, -2.5e-17, 1e6, 7.0, 123456.789, 0.5, -1 / 7, 2.0)


def listed(values):
    return ",".join(repr(value).removesuffix(".0") for value in values)


OWN = {
    "series": "own", "title": "Verkäufe & Co. = 50 %", "values": listed(VALUES),
    "dates": ",".join(f"0{day}.01.2024" for day in range(1, 10)) + ",10.01.2024",
    "inputs": "Preis:" + listed(value / 3 for value in VALUES),
    "held": "3", "window": "3", "choosing": "1", "units": "2", "epochs": "6", "rate": "0.012345678901234567",
    "batch": "3", "seed": "41", "scaling": "standard", "season": "2", "weights": "last", "trained": "4", "unit": "2",
}  # fmt: skip


def state_of(query):
    state, complaints = decode(query)
    assert complaints == () and wait_for(state, 120)
    return state


def home(query, ending="json"):
    """The file of the screen that an address shows."""
    state = state_of(query)
    arrays = arrays_of(screen_of(state, network_of(state)))
    return WRITERS[ending](arrays, texts_of(FORECAST, state))


def load(page, content, name="mine.json"):
    return healthy(page.file_uploader[0].set_value((name, content, "application/json")).run())


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("query", [SHORT, OWN], ids=["shipped", "own"])
def test_loading_ones_own_file_shows_the_same_screen(query, ending):
    before = open_forecast(**query, open="home")
    page = open_forecast(series="nile", open="home", words="standard")
    page = load(page, home(query, ending), f"mine.{ending}")
    assert page.query_params == {**query, "open": "home", "words": "standard"}
    assert not page.error and not page.warning and page.info[0].value.startswith("**“mine")
    assert "every number is the same" in page.info[0].value
    assert table(page) == table(before)
    assert [line.get("y") for line in figure(page)["data"]] == [
        line.get("y") for line in figure(before)["data"]
    ]


def test_the_settings_come_back_as_they_were_typed_to_the_last_bit():
    for ending in WRITERS:
        reading = read_network(home(OWN, ending), f"mine.{ending}")
        state = state_in(FORECAST, reading, FORECAST.decode("words=roles&code=keras")[0])
        assert state.values == VALUES and state.title == "Verkäufe & Co. = 50 %"
        assert state.inputs == (Column("Preis", tuple(value / 3 for value in VALUES)),)
        assert state.dates[0] == "01.01.2024" and state.dates[-1] == "10.01.2024" and len(state.dates) == 10
        recipe = state.recipe
        assert (recipe.held_out, recipe.window, recipe.choosing, recipe.units, recipe.batch) == (
            3,
            3,
            1,
            2,
            3,
        )
        assert (recipe.rate, recipe.seed, recipe.scaling) == (0.012345678901234567, 41, "standard")
        assert (state.epochs, state.trained, state.period, state.weights, state.unit) == (6, 4, 2, "last", 2)
        # How one looks is not in the file.
        assert (state.vocabulary, state.library, state.explore) == ("roles", "keras", "")


def test_the_file_says_its_address_in_words():
    assert json.loads(home(SHORT | {"open": "home", "words": "z", "code": "pytorch"}))[
        "gatewise.address"
    ] == ("/forecast?series=four-days&units=3&seed=9&epochs=5&trained=5")


def changed(content, **arrays):
    return json.dumps({**json.loads(content), **arrays}).encode()


def test_weights_that_are_not_those_of_the_settings_are_said_and_by_how_much():
    content = home(SHORT)
    off = json.loads(content)["linear.bias"][0]
    page = load(open_forecast(open="home"), changed(content, **{"linear.bias": [off + 0.25]}))
    assert (
        "`linear.bias`, by up to 0\\.2500" in page.warning[0].value
        and "./layer?model=" in page.warning[0].value
    )
    assert page.query_params == SHORT | {"open": "home"}, "what the settings give is shown"
    page = load(open_forecast(open="home"), changed(content, **{"linear.bias": [off + 3e-12]}))
    assert not page.warning and "to within 3×10⁻¹²" in page.info[0].value
    page = load(open_forecast(open="home"), changed(content, **{"gatewise.series": [5, 6, 7, 9]}))
    assert "`gatewise.series`, by up to 1" in page.warning[0].value
    other = SHORT | {"units": "4"}
    address = json.loads(home(other))["gatewise.address"]
    page = load(open_forecast(open="home"), changed(content, **{"gatewise.address": address}))
    assert "of another size" in page.warning[0].value and page.query_params == other | {"open": "home"}


def test_what_is_said_of_a_file_goes_when_its_screen_does():
    page = load(open_forecast(open="home"), home(SHORT))
    assert page.info
    page = healthy(page.text_input(key="forecast_units").set_value("2").run())
    assert not page.info and not page.warning


def test_a_network_that_takes_long_is_said_to_be_still_in_training(monkeypatch):
    content = home(SHORT | {"seed": "55"})
    monkeypatch.setattr("pages.forecast.page.is_quick", lambda _: False)
    monkeypatch.setattr("pages.forecast.panels.home.network_of", lambda _: None)
    page = load(open_forecast(open="home"), content)
    assert "still has to be trained" in page.info[0].value and page.query_params["seed"] == "55"


def npz(**arrays):
    content = io.BytesIO()
    np.savez(content, **arrays)
    return content.getvalue()


UNIT = as_json(arrays_of(SCREENS["unit"]))
REFUSED = {
    "rubbish": (b"hello there", "mine.json holds no LSTM that is recognised"),
    "nothing": (b" ", "mine.json is empty"),
    "a unit": (UNIT, "holds a network, but not one that was saved on this page"),
    "another page's": (changed(UNIT, **{"gatewise.address": "/training?epoch=3"}), "not one that was saved on this page"),
    "an earlier version's": (as_json(arrays_of(SCREENS["forecast"])), "was saved by an earlier version of this page"),
    "of Keras' sizes": (npz(kernel=np.ones((3, 8)), recurrent_kernel=np.ones((2, 7))), "shape (2, 7)"),
    "a pickle": (b"\x80\x04abc", "is a pickle"),
    "units out of range": (changed(UNIT, **{"gatewise.address": "/forecast?units=99&trained=5"}), "“units” in the link"),
    "a setting of tomorrow": (changed(UNIT, **{"gatewise.address": "/forecast?colour=red"}), "“colour” in the link"),
    "a window that does not fit": (
        changed(UNIT, **{"gatewise.address": "/forecast?series=four-days&window=50"}), "A window of 50 does not fit"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_screen_of_this_page_is_refused_in_one_sentence_and_the_screen_stays(name):
    content, says = REFUSED[name]
    page = open_forecast(**SHORT, open="home")
    before = table(page), dict(page.query_params.items())
    page = load(page, content)
    told = page.error[0].value.replace("\\", "")
    assert says in told and told.startswith("Nothing was loaded: ") and told.count("accepted") == 1
    assert "saves on this page" in told and is_one_sentence(
        told.replace(".safetensors", "").replace(".npz", "")
    )
    assert (table(page), dict(page.query_params.items())) == before


@pytest.mark.parametrize("ending", ["safetensors", "npz", "json"])
def test_a_file_that_was_cut_off_is_refused(ending):
    page = open_forecast(**SHORT, open="home")
    page = load(page, home(SHORT, ending)[:-60], f"mine.{ending}")
    assert page.error[0].value.startswith("Nothing was loaded") and page.query_params == SHORT | {
        "open": "home"
    }


def test_what_a_file_and_a_screen_hold_is_compared_number_by_number():
    state = state_of(SHORT)
    screen = screen_of(state, network_of(state))
    reading = read_network(as_json(arrays_of(screen)), "mine.json")
    assert difference(reading, screen) is None
    found = difference(reading, replace(screen, values=(5.0, 6.0, 7.0, 8.5)))
    assert (found.names, found.largest) == (("gatewise.series",), 0.5)
    layer = screen.network.layers[0]
    found = difference(
        reading,
        replace(screen, network=Network((layer,), (), replace(screen.network.head, bias=np.array([9.0])))),
    )
    assert found.names == ("linear.bias",)
    assert found.largest == pytest.approx(abs(9 - float(screen.network.head.bias[0])), abs=0)
