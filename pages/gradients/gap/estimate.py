"""How long a training of both networks takes here."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import lru_cache

from pages.gradients.gap.plan import GapPlan

MEASURED = 20


@lru_cache(maxsize=256)
def expected_seconds(plan: GapPlan) -> float:
    """Seconds, from the time that a few updates take at a gap of at most MEASURED steps."""
    short = replace(plan, gap=min(plan.gap, MEASURED), updates=plan.every)
    records = short.records()
    next(records)
    began = time.perf_counter()
    next(records)
    longer = (plan.gap + 1) / (short.gap + 1)
    return (time.perf_counter() - began) * longer * plan.updates / short.updates
