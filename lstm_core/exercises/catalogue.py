"""Every kind of exercise, in the order in which a lesson comes to it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lstm_core.exercises.kinds.counting import COUNTING
from lstm_core.exercises.kinds.forecast import FORECAST
from lstm_core.exercises.kinds.learning.product import PRODUCT
from lstm_core.exercises.kinds.learning.slope import SLOPE
from lstm_core.exercises.kinds.learning.update import UPDATE
from lstm_core.exercises.kinds.learning.weight_gradient import WEIGHT_GRADIENT
from lstm_core.exercises.kinds.torch_blocks import TORCH_BLOCKS
from lstm_core.exercises.kinds.unit import FORGET_STEP, WEIGHTED_SUM, WHOLE_UNIT
from lstm_core.exercises.level import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            *(WEIGHTED_SUM, FORGET_STEP, WHOLE_UNIT),
            *(PRODUCT, SLOPE, WEIGHT_GRADIENT, UPDATE),
            *(FORECAST, COUNTING, TORCH_BLOCKS),
        )
    }
)
"""By name."""
