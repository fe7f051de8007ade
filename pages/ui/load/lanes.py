"""Long work beside the event loop, a few pieces at a time: many threads at once would keep everybody waiting.

Measured on 2 cores: NumPy and Python share one interpreter, so more threads than cores make nothing faster, and each
one holds the memory of its work and takes its turn before the event loop gets another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

P = ParamSpec("P")
R = TypeVar("R")

AT_ONCE = 2
USUAL, TEXTS, RUNS, FILES = LANES = ("usual", "texts", "runs", "files")
"""Sweeps and long series; readings of whole texts, which take up to two seconds; rows of recorded runs; files for question
banks, which take up to ten."""
_LIMITERS = {lane: CapacityLimiter(1 if lane == FILES else AT_ONCE) for lane in LANES}


async def beside(lane: str, work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """Do the work in a thread as soon as its lane is free; nobody in another lane waits for it."""
    return await to_thread.run_sync(lambda: work(*given, **named), limiter=_LIMITERS[lane])
