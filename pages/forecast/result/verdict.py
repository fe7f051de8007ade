"""Who forecasts best: a table, and what can honestly be said of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.forecasting.forecast import Errors, closer
from pages.forecast.run.network import NETWORK, parameters_of
from pages.forecast.run.outcome import LINEAR, Outcome
from pages.forecast.run.recipe import Recipe, windows_of
from pages.forecast.shipped import Measure, Series
from pages.ui.text.numbers import fixed, percent
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments

MEASURES = ("mae", "rmse")
CHOSEN = text("forecast.table.chosen")
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
    """One row for the network, trained or not, and one for each simpler way; the best are named in words.

    Where there is a part for choosing, its error comes first.
    """
    best = {measure: winners(outcome.errors, measure) for measure in MEASURES}
    table = []
    for key in dict.fromkeys([NETWORK, *outcome.errors]):
        found, scaled = outcome.errors.get(key), outcome.scaled.get(key)
        chosen = outcome.chosen.get(key)
        lowest = [measure.upper() for measure in MEASURES if key in best[measure]]
        first = {CHOSEN: fixed(chosen.mae, decimals) if chosen else "–"} if outcome.chosen else {}
        table.append(
            {
                text("forecast.table.forecast"): capital(name_of(key)),
                **first,
                "MAE": fixed(found.mae, decimals) if found else "–",
                "RMSE": fixed(found.rmse, decimals) if found else "–",
                "MASE": "–" if scaled is None else fixed(scaled, 2),
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


@dataclass(frozen=True)
class Told:
    """What a verdict is about beside the comparison itself.

    ``columns`` is how many other columns the network reads; ``epoch`` the one whose weights it has, where they were the best
    of ``epochs`` on the part for choosing; ``spread`` the mean absolute error with each seed, one where only one was
    trained; ``links`` lead to another start and to several.
    """

    series: Series
    recipe: Recipe
    links: Sequence[Segment]
    columns: int = 0
    epoch: int | None = None
    epochs: int = 0
    spread: tuple[float, ...] = ()


def verdict(outcome: Outcome, decimals: int, about: Told) -> list[list[Segment]]:
    """What can be said of who is better: by how much, what that means, and how far it can be trusted.

    A paragraph each; the first says who has the lower mean absolute error.
    """
    found, unit = outcome.errors, about.series.unit
    rule = winners({key: error for key, error in found.items() if key != NETWORK}, "mae")[0]
    if NETWORK not in found:
        off = _off(found[rule].mae, decimals, unit)
        told = text_segments("forecast.verdict.rule_only", rule=name_of(rule), off=off)
        return [[*told, " ", *_meaning(outcome, rule, decimals, about.series)]]
    kind = _kind(found[NETWORK].mae, found[rule].mae, decimals)
    best = rule if kind == "rule" else NETWORK
    first = [
        *_who(kind, outcome, rule, decimals, unit),
        *_closer(outcome, rule),
        *_by_rmse(found, best, kind),
    ]
    if len(about.spread) > 1:
        first = over_seeds(about.spread, found[rule].mae, name_of(rule), decimals, unit)
    paragraphs = [
        first,
        _repeats(outcome, decimals),
        _meaning(outcome, best, decimals, about.series),
        _weights(about),
        _parameters(outcome, rule, about) if kind == "rule" else [],
        [*_few(outcome), *_other_seeds(about)],
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def over_seeds(spread: tuple[float, ...], naive: float, rule: str, decimals: int, unit: str) -> list[Segment]:
    """What the errors with several seeds say beside the best simpler way: median, range, and how often it is beaten."""
    kinds = [_kind(error, naive, decimals) for error in spread]
    wins, losses, n = kinds.count("network"), kinds.count("rule"), len(spread)
    which = "network" if wins == n else "rule" if losses == n else "tie" if not wins + losses else "mixed"
    return text_segments(
        f"forecast.verdict.seeds.{which}",
        n=str(n),
        wins=str(wins),
        losses=str(losses),
        ties=str(n - wins - losses),
        rule=rule,
        median=_off(float(np.median(spread)), decimals, unit),
        low=fixed(min(spread), decimals),
        high=fixed(max(spread), decimals),
        naive=fixed(naive, decimals),
    )


def _repeats(outcome: Outcome, decimals: int) -> list[Segment]:
    found = outcome.repeats
    if found is None or not found.mostly_repeats:
        return []
    return text_segments(
        "forecast.verdict.repeats",
        previous=fixed(found.with_previous, 2),
        truth=fixed(found.with_truth, 2),
        moved=fixed(found.moved, decimals),
        step=fixed(found.step, decimals),
    )


def _weights(about: Told) -> list[Segment]:
    if about.epoch is None:
        return []
    return text_segments("forecast.verdict.epoch", epoch=f"{about.epoch:,}", epochs=f"{about.epochs:,}")


def _parameters(outcome: Outcome, rule: str, about: Told) -> list[Segment]:
    told = text_segments(
        "forecast.verdict.parameters",
        parameters=f"{parameters_of(about.recipe, about.columns):,}",
        windows=f"{windows_of(len(about.series.values), about.recipe):,}",
    )
    if rule == LINEAR and outcome.linear is not None:
        more = text_segments("forecast.verdict.linear_sets", weights=str(outcome.linear.weights.size + 1))
    else:
        more = text_segments("forecast.verdict.rule_sets")
    return [*told, " ", *more]


def _few(outcome: Outcome) -> list[Segment]:
    return [text("forecast.verdict.few"), " "] if len(outcome.truth) < FEW else []


def _other_seeds(about: Told) -> list[Segment]:
    if len(about.spread) > 1:
        return text_segments("forecast.verdict.other_split", seed=str(about.recipe.seed))
    one, several = about.links
    return text_segments("forecast.verdict.seed", link=one, several=several)


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
