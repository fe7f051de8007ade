"""The comparison for what is set, and what goals read off it. Pure."""

from __future__ import annotations

from pages.forecast.result.verdict import against, decimals_for
from pages.forecast.run.network import Network, Outcome, outcome
from pages.forecast.state import SEVERAL, ForecastState, on_screen
from pages.ui.load.kept import kept

LAST = "last"
_compared = kept(outcome)


def compared_on(state: ForecastState, network: Network | None) -> Outcome:
    """The comparison for what is set, with the network on screen if there is one."""
    return _compared(
        on_screen(state).values, state.recipe.held_out, state.period, state.mode == SEVERAL, network
    )


def standing(state: ForecastState, network: Network | None) -> dict[str, int]:
    """``against_last``: 1 where the network beats the last value, −1 where it loses, 0 in a tie; nothing without one."""
    if network is None:
        return {}
    found = compared_on(state, network)
    return {"against_last": against(found, LAST, decimals_for(on_screen(state).values, found))}
