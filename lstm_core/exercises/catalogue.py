"""Every kind of exercise, in the order in which a lesson comes to it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lstm_core.exercises.kinds.backwards import SIGMOID_BACKWARDS
from lstm_core.exercises.kinds.exact_or_paper import EXACT_OR_PAPER
from lstm_core.exercises.kinds.gates import CANDIDATE, FORGET_STEP, SHARE, WEIGHTED_SUM
from lstm_core.exercises.kinds.memories import NEW_MEMORY, OUTPUT, WHOLE_UNIT
from lstm_core.exercises.kinds.recurrent import RECURRENT_UNIT
from lstm_core.exercises.kinds.two_days import TWO_DAYS
from lstm_core.exercises.kinds.which_gate import WHICH_GATE
from lstm_core.exercises.level import Kind

_IN_ORDER = (
    WEIGHTED_SUM,
    SHARE,
    FORGET_STEP,
    CANDIDATE,
    NEW_MEMORY,
    OUTPUT,
    WHOLE_UNIT,
    SIGMOID_BACKWARDS,
    TWO_DAYS,
    WHICH_GATE,
    EXACT_OR_PAPER,
    RECURRENT_UNIT,
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _IN_ORDER})
"""By name."""
