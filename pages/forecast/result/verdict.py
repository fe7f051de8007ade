"""Who forecasts best: a table, and what can honestly be said of it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from lstm_core.forecasting.forecast import Errors, closer
from pages.forecast.run.network import NETWORK, Outcome, parameters_of
from pages.forecast.run.recipe import Recipe, windows_of
from pages.forecast.shipped import Measure, Series
from pages.ui.text.numbers import fixed, percent
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments

MEASURES = ("mae", "rmse")
NARROW = 0.05
"""Up to this part of the larger error a difference is no win, and neither is one that cannot be seen."""
FEW = 10
"""With fewer held-out values than that, who wins is luck."""


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
        table.append(
            {
                text("forecast.table.forecast"): capital(name_of(key)),
                "MAE": fixed(found.mae, decimals) if found else "–",
                "RMSE": fixed(found.rmse, decimals) if found else "–",
                text("forecast.table.remark"): _remark(lowest)
                if found
                else text("forecast.table.no_network"),
            }
        )
    return table


def _remark(lowest: list[str]) -> str:
    if len(lowest) == len(MEASURES):
        return text("forecast.table.lowest")
    return "".join(text("forecast.table.lowest_one", measure=measure) for measure in lowest)


def winners(found: Mapping[str, Errors], measure: str) -> tuple[str, ...]:
    """Whoever has the lowest error; several where it is the same."""
    lowest = min(getattr(error, measure) for error in found.values())
    return tuple(key for key, error in found.items() if getattr(error, measure) == lowest)


def verdict(
    outcome: Outcome, decimals: int, series: Series, recipe: Recipe, other_seed: Segment
) -> list[list[Segment]]:
    """What can be said of who is better: by how much, what that means, and how far it can be trusted.

    A paragraph each; the first says who has the lower mean absolute error. ``other_seed`` leads to the same with another
    start.
    """
    found = outcome.errors
    rule = winners({key: error for key, error in found.items() if key != NETWORK}, "mae")[0]
    if NETWORK not in found:
        off = _off(found[rule].mae, decimals, series.unit)
        told = text_segments("forecast.verdict.rule_only", rule=name_of(rule), off=off)
        return [[*told, " ", *_meaning(outcome, rule, decimals, series)]]
    kind = _kind(found[NETWORK].mae, found[rule].mae, decimals)
    best = rule if kind == "rule" else NETWORK
    paragraphs = [
        [
            *_who(kind, outcome, rule, decimals, series.unit),
            *_closer(outcome, rule),
            *_by_rmse(found, best, kind),
        ],
        _meaning(outcome, best, decimals, series),
    ]
    if kind == "rule":
        paragraphs.append(
            text_segments(
                "forecast.verdict.parameters",
                parameters=f"{parameters_of(recipe):,}",
                windows=f"{windows_of(len(series.values), recipe):,}",
            )
        )
    few = [text("forecast.verdict.few"), " "] if len(outcome.truth) < FEW else []
    return [*paragraphs, [*few, *text_segments("forecast.verdict.seed", link=other_seed)]]


def against(outcome: Outcome, rule: str, decimals: int) -> int:
    """1 where the network beats a rule by its mean absolute error, −1 where the rule does, 0 where it is a tie."""
    kind = _kind(outcome.errors[NETWORK].mae, outcome.errors[rule].mae, decimals)
    return {"network": 1, "tie": 0, "rule": -1}[kind]


def _kind(network: float, rule: float, decimals: int) -> str:
    looks_equal = fixed(network, decimals) == fixed(rule, decimals)
    if looks_equal or abs(network - rule) <= NARROW * max(network, rule):
        return "tie"
    return "network" if network < rule else "rule"


def _who(kind: str, outcome: Outcome, rule: str, decimals: int, unit: str) -> list[Segment]:
    # The unit is said once, with the first number of the sentence.
    given = {
        "rule": name_of(rule),
        "network": _off(outcome.errors[NETWORK].mae, decimals, unit if kind != "rule" else ""),
        "naive": _off(outcome.errors[rule].mae, decimals, unit if kind == "rule" else ""),
    }
    return text_segments(f"forecast.verdict.{kind}", **given)


def _closer(outcome: Outcome, rule: str) -> list[Segment]:
    forecasts, n = outcome.forecasts, len(outcome.truth)
    if n == 1:
        return []
    found = closer(forecasts[NETWORK], forecasts[rule], outcome.truth)
    return [" ", *text_segments("forecast.verdict.closer", closer=f"{found:,}", n=f"{n:,}")]


def _by_rmse(found: Mapping[str, Errors], best: str, kind: str) -> list[Segment]:
    others = winners(found, "rmse")
    if best in others or kind == "tie":
        return []
    return [" ", *text_segments("forecast.verdict.rmse", name=name_of(others[0]))]


def _meaning(outcome: Outcome, best: str, decimals: int, series: Series) -> list[Segment]:
    """The error in things that one can count, or beside the values themselves."""
    truth, mae = outcome.truth, outcome.errors[best].mae
    if series.measure is None:
        low, high = fixed(float(truth.min()), decimals), fixed(float(truth.max()), decimals)
        if len(truth) == 1:
            return text_segments("forecast.verdict.ranged_one", low=low)
        return text_segments("forecast.verdict.ranged", low=low, high=high)
    return text_segments(
        "forecast.verdict.measured",
        error=fixed(mae, decimals),
        amount=amount(mae, series.measure),
        share=percent(mae / float(truth.mean()), 2),
        average=series.measure.average,
    )


def amount(value: float, measure: Measure) -> str:
    """A value in the things that it counts, with two digits: 44,000 passengers a month."""
    counted = value * measure.factor
    digits = 1 - math.floor(math.log10(counted)) if counted > 0 else 0
    return f"{round(counted, digits):,.{max(0, digits)}f} {measure.noun}"


def name_of(key: str) -> str:
    """What a way of forecasting is called inside a sentence."""
    return text(f"forecast.names.{key}")


def _off(error: float, decimals: int, unit: str) -> str:
    return f"{fixed(error, decimals)} {unit}".strip()


def capital(name: str) -> str:
    """``name`` as a title begins."""
    return name[0].upper() + name[1:]
