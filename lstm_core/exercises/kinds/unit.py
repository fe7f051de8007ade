"""Exercises in the unit: one equation, a gate, the memories, all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lstm_core.cells.cell import Cell
from lstm_core.exercises.level import Asked, Kind, Level, Numbers, Range
from lstm_core.exercises.usual_mistakes import usual_mistakes
from lstm_core.words.symbols import SYMBOLS

STATES: Mapping[str, Range] = {
    "x": Range(-2, 2, 1),
    "h_prev": Range(-0.9, 0.9, 1),
    "c_prev": Range(-3, 3, 1),
}
SHARES = Range(0.05, 0.95, 2)
SQUASHED = Range(-0.95, 0.95, 2)
SUMS = Range(-4, 4, 1)


def part_of_unit(name: str, results: Iterable[str]) -> Cell:
    """The unit's own equations for ``results`` alone; what else they use is given."""
    wanted = set(results)
    return Cell(name, {key: s.equation for key, s in SYMBOLS.items() if key in wanted}, {}, ())


def level_of_unit(
    name: str,
    results: str,
    asked: str,
    ranges: Mapping[str, Range],
    *,
    more: int = 0,
    accepts: Callable[[Numbers], bool] = lambda _: True,
) -> Level:
    """A level on part of the unit; ``results`` and ``asked`` are keys, each asked to ``more`` decimals than it is shown with."""
    cell = part_of_unit(name, results.split())
    drawn = {key: ranges[key] if key in ranges else _range_of(key) for key in cell.settings}
    wanted = tuple(Asked(key, SYMBOLS[key].decimals + more) for key in asked.split())
    return Level(cell, SYMBOLS, wanted, drawn, usual_mistakes(cell), accepts)


def _range_of(key: str) -> Range:
    if key in STATES:
        return STATES[key]
    return {"share": SHARES, "squashed": SQUASHED, "sum": SUMS}.get(SYMBOLS[key].kind, Range(-2, 2, 1))


FINER: Mapping[str, Range] = {
    key: Range(-2, 2, 2) for key, symbol in SYMBOLS.items() if key[:2] in ("w_", "b_")
}

_SUM = "p_{0}h p_{0}x z_{0}"
_GATES = " ".join(f"{_SUM.format(letter)} {letter}" for letter in "figo")
_ALL = f"{_GATES} kept added c tanh_c h"

WEIGHTED_SUM = Kind(
    "weighted-sum",
    (
        level_of_unit("a weighted sum", _SUM.format("f"), "p_fh p_fx z_f", {}),
        level_of_unit("a weighted sum", _SUM.format("i"), "z_i", {}),
        level_of_unit("a weighted sum", _SUM.format("g"), "z_g", FINER),
    ),
)
FORGET_STEP = Kind(
    "forget-step",
    (
        level_of_unit("the forget step", "kept", "kept", {}),
        level_of_unit("the forget step", "f kept", "f kept", {}),
        level_of_unit("the forget step", _SUM.format("f") + " f kept", "z_f f kept", FINER),
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
