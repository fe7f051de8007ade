"""Who forecasts best, as a table and in one honest sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping

from lstm_core.forecasting.forecast import Errors
from pages.forecast.run.network import NETWORK, Outcome
from pages.ui.text.numbers import fixed

NAMES: Mapping[str, str] = {
    NETWORK: "LSTM network",
    "last": "last value",
    "mean": "mean so far",
    "seasonal": "seasonal repeat",
}
MEASURES = ("mae", "rmse")
NARROW = 0.05


def decimals_for(values: tuple[float, ...], outcome: Outcome) -> int:
    """Decimals with which values and errors are worth showing.

    Four digits of the spread of the values, or three of the smallest error where that takes more, within two.
    """
    spread = _decimals(max(values) - min(values), 4)
    off = [error for found in outcome.errors.values() for error in (found.mae, found.rmse) if error > 0]
    finest = _decimals(min(off), 3) if off else spread
    return min(max(spread, min(finest, spread + 2)), 9)


def _decimals(size: float, digits: int) -> int:
    return max(0, digits - 1 - math.floor(math.log10(size))) if size > 0 else 2


def rows(outcome: Outcome, decimals: int) -> list[dict[str, str]]:
    """One row for the network, trained or not, and one for each rule of thumb; the best are named in words."""
    best = {measure: winners(outcome.errors, measure) for measure in MEASURES}
    table = []
    for key in dict.fromkeys([NETWORK, *outcome.errors]):
        found = outcome.errors.get(key)
        lowest = [measure.upper() for measure in MEASURES if key in best[measure]]
        remark = "lowest" if len(lowest) == len(MEASURES) else "".join(f"lowest {name}" for name in lowest)
        table.append(
            {
                "Forecast": capital(NAMES[key]),
                "MAE": fixed(found.mae, decimals) if found else "–",
                "RMSE": fixed(found.rmse, decimals) if found else "–",
                "Remark": remark if found else "not trained",
            }
        )
    return table


def winners(found: Mapping[str, Errors], measure: str) -> tuple[str, ...]:
    """Whoever has the lowest error; several where it is the same."""
    lowest = min(getattr(error, measure) for error in found.values())
    return tuple(key for key, error in found.items() if getattr(error, measure) == lowest)


def verdict(outcome: Outcome, decimals: int, unit: str) -> str:
    """One or two sentences: who wins by mean absolute error, by how much, and whether RMSE agrees."""
    found = outcome.errors
    rules = {key: error for key, error in found.items() if key != NETWORK}
    rule = winners(rules, "mae")[0]
    of_rule = _off(rules[rule].mae, decimals, unit)
    if NETWORK not in found:
        return f"The network is not trained yet. The rule of thumb to beat is “{NAMES[rule]}”: off by {of_rule} on average."
    network, naive = found[NETWORK].mae, rules[rule].mae
    of_network = _off(network, decimals, unit)
    if of_network == of_rule:
        told = f"The network and the rule “{NAMES[rule]}” are practically equal: both are off by {of_rule} on average."
    elif network < naive:
        told = f"{_wins('The network', network, naive)}: off by {of_network} on average; the best rule of thumb, “{NAMES[rule]}”, by {fixed(naive, decimals)}."
    else:
        told = f"{_wins('A rule of thumb', naive, network)}: “{NAMES[rule]}” is off by {of_rule} on average, the network by {fixed(network, decimals)}."
    return told + _by_rmse(found, NETWORK if network < naive else rule)


def _wins(who: str, low: float, high: float) -> str:
    return f"{who} wins{', but narrowly' if high - low <= NARROW * high else ''}"


def _by_rmse(found: Mapping[str, Errors], winner: str) -> str:
    others = winners(found, "rmse")
    if winner in others:
        return ""
    return f" By RMSE, which counts large misses more, “{NAMES[others[0]]}” is ahead."


def _off(error: float, decimals: int, unit: str) -> str:
    return f"{fixed(error, decimals)} {unit}".strip()


def capital(text: str) -> str:
    """``text`` as a title begins."""
    return text[0].upper() + text[1:]
