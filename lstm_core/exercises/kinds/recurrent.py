"""The plain recurrent unit, for contrast: one sum, one curve, and its own output as its only memory."""

from __future__ import annotations

from collections.abc import Mapping

from lstm_core.cells.cell import Cell
from lstm_core.exercises.kinds.unit import STATES, lively
from lstm_core.exercises.kinds.unrolled import Unrolled
from lstm_core.exercises.level import Asked, Kind, Level, Range
from lstm_core.exercises.usual_mistakes import usual_mistakes
from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS

_SYMBOLS = {**RNN_SYMBOLS, "x": SYMBOLS["x"]}
_WEIGHTS = ("w_h", "w_x", "b")
_UNIT = Cell(
    "the plain recurrent unit", {key: s.equation for key, s in RNN_SYMBOLS.items() if s.equation}, {}, ()
)
_DAYS = Unrolled(_UNIT, _SYMBOLS, {"rnn_h_prev": "rnn_h"}, ("x",))


def _ranges(cell: Cell, decimals: int) -> Mapping[str, Range]:
    return {
        key: Range(-2, 2, decimals) if key in _WEIGHTS else STATES["h_prev" if "h_prev" in key else "x"]
        for key in cell.settings
    }


def _one_day(asked: tuple[Asked, ...], decimals: int) -> Level:
    ranges = _ranges(_UNIT, decimals)
    return Level(_UNIT, _SYMBOLS, asked, ranges, usual_mistakes(_UNIT), lively(_UNIT, _SYMBOLS))


def _two_days(asked: tuple[Asked, ...], decimals: int, every_day: bool = False) -> Level:
    cell, symbols = _DAYS.unrolled, _DAYS.all_symbols
    mistakes = _DAYS.mistakes(every_day)
    return Level(cell, symbols, asked, _ranges(cell, decimals), mistakes, lively(cell, symbols))


RECURRENT_UNIT = Kind(
    "recurrent-unit",
    (
        _one_day((Asked("z", 2), Asked("rnn_h", 3)), 1),
        _two_days((Asked("rnn_h_1", 3), Asked("rnn_h_2", 3)), 1),
        _two_days((Asked("rnn_h_2", 3),), 2, every_day=True),
    ),
)
