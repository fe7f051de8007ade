"""The trained network as a file and as a program that prints its forecasts."""

from __future__ import annotations

from lstm_core.files.take_home.screens import Forecast
from lstm_core.layers.network import Network as Layers
from pages.forecast.changing import try_change
from pages.forecast.live.runs import network_of
from pages.forecast.notes import note
from pages.forecast.run.network import Network
from pages.forecast.state import SEVERAL, ForecastState, on_screen
from pages.ui.networks.take_home import take_home
from pages.ui.text.texts import text


def show(state: ForecastState) -> None:
    """Draw the panel."""
    network = network_of(state)
    if network is None:
        note(text("forecast.home.untrained"))
        return
    take_home(
        screen_of(state, network),
        state.library,
        lambda chosen: try_change(library=chosen),
        "forecast_home",
        loads=False,
    )


def screen_of(state: ForecastState, network: Network) -> Forecast:
    """The network on screen with its series, its scale and what it forecasts."""
    return Forecast(
        Layers((network.parameters,), (), network.readout),
        on_screen(state).values,
        state.recipe.held_out,
        network.window,
        network.scaler,
        state.mode == SEVERAL,
        tuple(zip(network.beside, state.columns, strict=True)),
    )
