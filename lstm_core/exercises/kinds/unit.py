"""Levels on a part of the unit: its own equations for some results, and friendly numbers for what they use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lstm_core.cells.cell import Cell
from lstm_core.cells.lstm import BLOCK_NAMES
from lstm_core.exercises.level import Asked, Level, Numbers, Range
from lstm_core.exercises.usual_mistakes import usual_mistakes
from lstm_core.words.symbols import SYMBOLS, Symbol

STATES: Mapping[str, Range] = {
    "x": Range(-2, 2, 1),
    "h_prev": Range(-0.9, 0.9, 1),
    "c_prev": Range(-3, 3, 1),
}
SHARES = Range(0.05, 0.95, 2)
SQUASHED = Range(-0.95, 0.95, 2)
SUMS = Range(-4, 4, 1)
FINER_SUMS: Mapping[str, Range] = {f"z_{letter}": Range(-4, 4, 2) for letter in "figo"}
FINER: Mapping[str, Range] = {
    key: Range(-2, 2, 2) for key, symbol in SYMBOLS.items() if key[:2] in ("w_", "b_")
}
"""Weights and biases with two decimals instead of one."""
_LEAST, _FLAT = 0.03, 0.01
SUM = "p_{0}h p_{0}x z_{0}"
"""The results of one weighted sum, by the letter of its block."""
GATE = f"{SUM} {{0}}"
ALL_GATES = " ".join(GATE.format(letter) for letter in BLOCK_NAMES)


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
) -> Level:
    """A level on part of the unit; ``results`` and ``asked`` are keys, each asked to ``more`` decimals than it is shown with."""
    cell = part_of_unit(name, results.split())
    drawn = {key: ranges.get(key) or friendly(key) for key in cell.settings}
    wanted = tuple(Asked(key, SYMBOLS[key].decimals + more) for key in asked.split())
    return Level(cell, SYMBOLS, wanted, drawn, usual_mistakes(cell), lively(cell, SYMBOLS))


def lively(cell: Cell, symbols: Mapping[str, Symbol]) -> Callable[[Numbers], bool]:
    """Whether no share, squashed value or memory is next to nothing, and no curve is flat where it is read."""
    curves = [key for key in cell.recorded if symbols[key].kind in ("share", "squashed")]
    memories = [key for key in cell.recorded if symbols[key].kind == "memory"]

    def holds(values: Numbers) -> bool:
        return all(_LEAST <= abs(values[key]) <= 1 - _FLAT for key in curves) and all(
            abs(values[key]) >= _LEAST for key in memories
        )

    return holds


def friendly(key: str) -> Range:
    """What a quantity of the unit is drawn from where an exercise does not say otherwise."""
    if key in STATES:
        return STATES[key]
    return {"share": SHARES, "squashed": SQUASHED, "sum": SUMS}.get(SYMBOLS[key].kind, Range(-2, 2, 1))
