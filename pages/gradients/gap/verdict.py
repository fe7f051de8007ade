"""What a pair trained in the page shows, in sentences that follow from its accuracies. Pure."""

from __future__ import annotations

import math

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.results import LEARNED, GapResults
from lstm_core.gap.task import CHANCE
from pages.gradients.gap.plan import CHECKS, GapPlan, PairRecord
from pages.ui.text.numbers import percent
from pages.ui.text.texts import text

LUCK = CHANCE + 3.0 * math.sqrt(CHANCE * (1.0 - CHANCE) / CHECKS)
"""Up to three standard errors above guessing an accuracy says nothing."""


def outcome(plan: GapPlan, last: PairRecord, results: GapResults | None) -> str:
    """Who has learned the gap, and what the shipped result says of the same two."""
    reached = {plan.lstm: last.lstm.accuracy, plan.rnn: last.rnn.accuracy}
    outcomes = (
        text(
            "gradients.gap.outcome.one", name=NETWORKS[kind].name, case=_case(share), accuracy=percent(share)
        )
        for kind, share in reached.items()
    )
    return text(
        "gradients.gap.outcome.told",
        updates=f"{last.epoch:,}",
        gap=str(plan.gap),
        outcomes=" ".join(outcomes),
        compared=_compared(plan, results),
    )


def _case(accuracy: float) -> str:
    found = "learned" if accuracy >= LEARNED else "better" if accuracy > LUCK else "guessing"
    return text(f"gradients.gap.outcome.{found}")


def _compared(plan: GapPlan, results: GapResults | None) -> str:
    kinds = (plan.lstm, plan.rnn)
    if results is None or plan.gap not in results.settings.gaps or not {*kinds} <= {*results.settings.kinds}:
        return text("gradients.gap.outcome.otherwise")
    settings = results.settings
    medians = (
        text(
            "gradients.gap.outcome.median",
            name=NETWORKS[kind].name,
            accuracy=percent(results.cell(kind, plan.gap).middle),
        )
        for kind in kinds
    )
    return text(
        "gradients.gap.outcome.compared",
        seeds=str(len(settings.seeds)),
        units=str(settings.units),
        updates=f"{settings.updates:,}",
        medians=", ".join(medians),
    )
