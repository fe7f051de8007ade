"""The comparison for what is set, and what goals read off it. Pure."""

from __future__ import annotations

from pages.forecast.result.verdict import against, decimals_for
from pages.forecast.run.network import Network
from pages.forecast.run.outcome import LAST, Asked, Outcome, judged, outcome
from pages.forecast.state import SEVERAL, ForecastState, on_screen
from pages.ui.load.kept import kept

_compared = kept(outcome)
_judged = kept(judged)


def asked_of(state: ForecastState) -> Asked:
    """What is to be forecast."""
    return Asked(on_screen(state).values, state.recipe, state.period, state.mode == SEVERAL, state.columns)


def compared_on(state: ForecastState, network: Network | None) -> Outcome:
    """The comparison for what is set, with the network on screen if there is one."""
    return _compared(asked_of(state), network)


def spread_on(state: ForecastState, networks: tuple[Network, ...]) -> tuple[float, ...]:
    """The mean absolute error on the held-out part of the network of each seed."""
    asked = asked_of(state)
    return tuple(_judged(asked, network).mae for network in networks)


def standing(state: ForecastState, network: Network | None) -> dict[str, int]:
    """``against_last``: 1 where the network beats the last value, −1 where it loses, 0 in a tie; nothing without one."""
    if network is None:
        return {}
    found = compared_on(state, network)
    return {"against_last": against(found, LAST, decimals_for(on_screen(state).values, found))}
