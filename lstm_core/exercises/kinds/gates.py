"""Exercises on one block of the unit: its weighted sum, its share, and what the share does."""

from __future__ import annotations

from lstm_core.exercises.kinds.unit import FINER, FINER_SUMS, GATE, SUM, level_of_unit
from lstm_core.exercises.level import Kind

WEIGHTED_SUM = Kind(
    "weighted-sum",
    (
        level_of_unit("a weighted sum", SUM.format("f"), "p_fh p_fx z_f", {}),
        level_of_unit("a weighted sum", SUM.format("i"), "z_i", {}),
        level_of_unit("a weighted sum", SUM.format("g"), "z_g", FINER),
    ),
)
SHARE = Kind(
    "share",
    (
        level_of_unit("a gate's share", "f", "f", {}),
        level_of_unit("a gate's share", GATE.format("i"), "z_i i", {}),
        level_of_unit("a gate's share", GATE.format("o"), "o", FINER, more=1),
    ),
)
FORGET_STEP = Kind(
    "forget-step",
    (
        level_of_unit("the forget step", "kept", "kept", {}),
        level_of_unit("the forget step", "f kept", "f kept", {}),
        level_of_unit("the forget step", GATE.format("f") + " kept", "z_f f kept", FINER),
    ),
)
CANDIDATE = Kind(
    "candidate",
    (
        level_of_unit("the candidate", "g added", "g added", {}),
        level_of_unit("the candidate", "i g added", "i g added", FINER_SUMS),
        level_of_unit("the candidate", f"{GATE.format('i')} {GATE.format('g')} added", "i g added", FINER),
    ),
)
