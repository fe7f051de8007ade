"""Every kind of exercise, in the order in which a lesson comes to it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lstm_core.exercises.kinds.unit import FORGET_STEP, WEIGHTED_SUM, WHOLE_UNIT
from lstm_core.exercises.level import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.name: kind for kind in (WEIGHTED_SUM, FORGET_STEP, WHOLE_UNIT)}
)
"""By name."""
