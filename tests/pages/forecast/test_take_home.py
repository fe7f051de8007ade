"""The forecasting network taken home: its file and its program give the forecasts on screen."""

import subprocess
import sys

import pytest

from lstm_core.files.networks import read_network
from lstm_core.files.take_home.code.programs import code
from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import WRITERS, as_npz
from pages.forecast.live.runs import network_of, wait_for
from pages.forecast.panels.home import screen_of
from pages.forecast.result.compared import compared_on
from pages.forecast.run.network import NETWORK
from pages.forecast.url import ADDRESS
from tests.core.files.take_home.screens import printed_numbers
from tests.pages.support import open_page

SHORT = {"series": "four-days", "units": "3", "epochs": "5", "trained": "5"}
COLUMNS = SHORT | {
    "series": "own",
    "values": ",".join(str(20 + k % 5) for k in range(30)),
    "inputs": "rain:" + ",".join(str(k % 3) for k in range(30)),
}


@pytest.mark.parametrize("query", [SHORT, SHORT | {"ahead": "several"}, COLUMNS])
def test_the_program_prints_the_forecasts_on_screen(query, tmp_path):
    state, complaints = ADDRESS.decode(query)
    assert complaints == () and wait_for(state, 120)
    network = network_of(state)
    found = compared_on(state, network)
    screen = screen_of(state, network)
    (tmp_path / "gatewise-network.npz").write_bytes(as_npz(arrays_of(screen)))
    (tmp_path / "program.py").write_text(code(screen, "numpy"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "program.py"], cwd=tmp_path, capture_output=True, text=True, timeout=300
    )
    printed = printed_numbers(done.stdout)
    forecasts = [numbers[0] for name, numbers in printed.items() if name.startswith("value ")]
    assert forecasts == pytest.approx(found.forecasts[NETWORK].tolist(), abs=1e-6)
    assert printed["MAE"] == pytest.approx([found.errors[NETWORK].mae], abs=1e-6)
    assert printed["RMSE"] == pytest.approx([found.errors[NETWORK].rmse], abs=1e-6)
    assert printed["after the end"] == pytest.approx([float(found.beyond[0])], abs=1e-6)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_file_holds_the_network_with_its_output_layer_and_scale(ending):
    state = ADDRESS.decode(SHORT)[0]
    assert wait_for(state, 120)
    network = network_of(state)
    reading = read_network(WRITERS[ending](arrays_of(screen_of(state, network))), f"network.{ending}")
    assert reading.layers[0].stacked_w_x.tolist() == network.parameters.stacked_w_x.tolist()
    assert reading.head.weights.tolist() == network.readout.weights.tolist()
    assert (reading.extras["offset"], reading.extras["scale"]) == (
        network.scaler.offset,
        network.scaler.scale,
    )


def test_the_panel_offers_it_once_there_is_a_network():
    page = open_page("forecast/page.py", **{**SHORT, "trained": "0"}, open="home")
    assert not page.code
    page = open_page("forecast/page.py", **SHORT, open="home", code="pytorch")
    assert "nn.LSTM(input_size=1, hidden_size=3" in page.code[0].value
    # The page of layers takes the network without its series, so it is named.
    assert any("./layer?open=files" in told.value for told in page.markdown)
