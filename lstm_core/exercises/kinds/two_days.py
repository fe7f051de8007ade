"""Two days of one unit: what the first day leaves in the memories, the second goes on with."""

from __future__ import annotations

from collections.abc import Mapping

from lstm_core.exercises.kinds.unit import FINER, friendly, lively, part_of_unit
from lstm_core.exercises.kinds.unrolled import Unrolled
from lstm_core.exercises.level import Asked, Kind, Level, Range
from lstm_core.words.symbols import RESULTS, SYMBOLS

_MEMORY = Unrolled(
    part_of_unit("the memory", ("kept", "added", "c")), SYMBOLS, {"c_prev": "c"}, ("f", "i", "g")
)
_UNIT = Unrolled(part_of_unit("the unit", RESULTS), SYMBOLS, {"h_prev": "h", "c_prev": "c"}, ("x",))


def _level(
    days: Unrolled, asked: str, decimals: int, ranges: Mapping[str, Range], every_day: bool = False
) -> Level:
    cell, symbols = days.unrolled, days.all_symbols
    plain = {days.key(key, day): key for key in days.anew for day in (1, 2)}
    drawn = {key: ranges.get(key) or friendly(plain.get(key, key)) for key in cell.settings}
    wanted = tuple(Asked(key, decimals) for key in asked.split())
    return Level(cell, symbols, wanted, drawn, days.mistakes(every_day), lively(cell, symbols))


TWO_DAYS = Kind(
    "two-days",
    (
        _level(_MEMORY, "c_1 c_2", 2, {}),
        _level(_UNIT, "c_1 h_1 c_2 h_2", 3, {}),
        _level(_UNIT, "c_2 h_2", 3, FINER, every_day=True),
    ),
)
