"""What a pair trained in the page shows, in sentences that follow from its accuracies. Pure."""

from __future__ import annotations

import math

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.results import LEARNED, GapResults
from lstm_core.gap.task import CHANCE
from pages.gradients.gap.plan import CHECKS, GapPlan, PairRecord
from pages.ui.text.numbers import percent

LUCK = CHANCE + 3.0 * math.sqrt(CHANCE * (1.0 - CHANCE) / CHECKS)
"""Up to three standard errors above guessing an accuracy says nothing."""


def outcome(plan: GapPlan, last: PairRecord, results: GapResults | None) -> str:
    """Who has learned the gap, and what the shipped result says of the same two."""
    reached = {plan.lstm: last.lstm.accuracy, plan.rnn: last.rnn.accuracy}
    told = " ".join(
        f"“{NETWORKS[kind].name}” {_case(accuracy)}: {percent(accuracy)} right."
        for kind, accuracy in reached.items()
    )
    return f"After {last.epoch:,} updates, at a gap of {plan.gap} steps: {told} {_compared(plan, results)}".rstrip()


def _case(accuracy: float) -> str:
    if accuracy >= LEARNED:
        return "has learned it"
    return (
        "has not learned it, but does better than guessing"
        if accuracy > LUCK
        else "does no better than guessing"
    )


def _compared(plan: GapPlan, results: GapResults | None) -> str:
    one_seed = "One seed is one case"
    if results is None or plan.gap not in results.settings.gaps:
        return f"{one_seed}; another may end otherwise."
    settings = results.settings
    medians = ", ".join(
        f"“{NETWORKS[kind].name}” {percent(results.cell(kind, plan.gap).middle)}"
        for kind in (plan.lstm, plan.rnn)
        if kind in settings.kinds
    )
    return (
        f"{one_seed}; the medians above, of {len(settings.seeds)} seeds with {settings.units} units after "
        f"{settings.updates:,} updates, are {medians}."
    )
