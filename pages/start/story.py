"""The numbers of the story, from the engine: a loop that forgets, and two companies told apart by their first day. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.rnn.run import run_rnn
from lstm_core.unit.sequence import run
from pages.ui.library.sequences import shipped_sequences
from pages.ui.text.numbers import fixed, percent

STEPS = 8
WEAK, STRONG = 0.5, 2.0
"""Two weights of the loop: with the one its memory fades, with the other it climbs to the same height from anywhere."""
LARGE, SMALL = 1.0, 0.1
"""Two first inputs."""
COMPANIES = ("company-a", "company-b")
OPENED = 1
"""The day of company B, from 0, that is looked at more closely: the first one with a memory to keep."""
_CARRIED = ("x", "h_prev", "c_prev", "f", "kept", "i", "added", "c", "o", "h")


def memories(weight: float, first: float) -> list[float]:
    """The memory of a plain loop, step by step, after ``first`` and then nothing."""
    unit = RNNParameters.scalar(w_h=weight, w_x=1, b=0)
    return [float(value) for value in run_rnn(unit, [first, *[0.0] * (STEPS - 1)]).h]


@cache
def loop() -> Mapping[str, Any]:
    """The loop's memories with the smaller weight, and with the larger one from two first inputs."""
    fading = memories(WEAK, LARGE)
    return {
        "weight": WEAK,
        "inputs": [LARGE, *[0.0] * (STEPS - 1)],
        "memories": fading,
        "left": fading[-1] / fading[0],
        "strong": {"weight": STRONG, "runs": [[first, memories(STRONG, first)] for first in (LARGE, SMALL)]},
    }


@cache
def companies() -> tuple[Mapping[str, Any], ...]:
    """Each company's days, what day 5 brought, and both memories after each day."""
    return tuple(_company(name) for name in COMPANIES)


def _company(name: str) -> Mapping[str, Any]:
    found = shipped_sequences()[name]
    trace = run(found.parameters, found.days, found.h0, found.c0)
    return {
        "title": found.title,
        "days": list(found.days),
        "next": found.target,
        "c": [float(value) for value in trace.c],
        "h": [float(value) for value in trace.h],
        "numbers": len(found.parameters.settable),
        "opened": _day(trace, OPENED),
    }


def _day(trace: SequenceTrace, day: int) -> Mapping[str, float]:
    return {"day": day + 1, **{key: float(getattr(trace, key)[day]) for key in _CARRIED}}


def facts() -> Mapping[str, str]:
    """What the texts around the page say in numbers."""
    (a, b), told = companies(), loop()
    return {
        "steps": str(STEPS),
        "left": percent(told["left"]),
        "a": fixed(a["h"][-1], 2),
        "b": fixed(b["h"][-1], 2),
        "first_a": fixed(a["c"][0], 2),
        "first_b": fixed(b["c"][0], 2),
    }
