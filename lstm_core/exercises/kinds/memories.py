"""Exercises on the two memories: the new long-term memory, the output, and the whole unit."""

from __future__ import annotations

from lstm_core.exercises.kinds.unit import ALL_GATES, FINER, FINER_SUMS, GATE, level_of_unit
from lstm_core.exercises.level import Kind

_ALL = f"{ALL_GATES} kept added c tanh_c h"

NEW_MEMORY = Kind(
    "new-memory",
    (
        level_of_unit("the new memory", "kept added c", "kept added c", {}),
        level_of_unit("the new memory", "f i g kept added c", "f i g c", {}),
        level_of_unit("the new memory", "f i g kept added c", "c", FINER_SUMS, more=1),
    ),
)
OUTPUT = Kind(
    "output",
    (
        level_of_unit("the output", "tanh_c h", "tanh_c h", {}),
        level_of_unit("the output", "kept c o tanh_c h", "c o h", {}),
        level_of_unit("the output", f"kept c {GATE.format('o')} tanh_c h", "h", FINER, more=1),
    ),
)
WHOLE_UNIT = Kind(
    "whole-unit",
    (
        level_of_unit("a whole unit", _ALL, "z_f f kept z_i i z_g g added c z_o o tanh_c h", {}),
        level_of_unit("a whole unit", _ALL, "f i g c o h", {}),
        level_of_unit("a whole unit", _ALL, "c h", FINER, more=1),
    ),
)
