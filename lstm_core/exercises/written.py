"""Levels and mistakes written as lines: each equation as it is read, its signs and quantities apart by blanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Tokens, names_in
from lstm_core.exercises.level import Asked, Choice, Level, Mistake, Numbers, Range
from lstm_core.words.practice_symbols import PRACTICE_SYMBOLS
from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS, Symbol

_KNOWN: Mapping[str, Symbol] = {**RNN_SYMBOLS, **SYMBOLS, **PRACTICE_SYMBOLS}

Lines = Mapping[str, str]


def mistake(name: str, **lines: str) -> Mistake:
    """A mistake with its equations: ``mistake("square left out", dg_dz="1 − g")``."""
    return Mistake(name, _equations(lines))


def written_level(
    name: str,
    lines: Lines,
    asked: Mapping[str, int],
    ranges: Mapping[str, Range],
    mistakes: tuple[Mistake, ...],
    accepts: Callable[[Numbers], bool] = lambda _: True,
    choices: Mapping[str, Choice] | None = None,
) -> Level:
    """The level with these equations; ``asked`` says to how many decimals, ``ranges`` may go by the key without its number.

    ``choices`` come last; each offers the options that it names a mistake for. A mistake is kept where all that it changes
    is part of the level. Raises ValueError where one uses a quantity that does not stand before its result.
    """
    cell = _cell(name, _equations(lines))
    symbols = {
        key: _symbol(key, cell.equations.get(key, ()))
        for key in (*cell.settings, *cell.recorded, *(choices or ()))
    }
    kept = tuple(each for each in mistakes if each.equations.keys() <= cell.equations.keys())
    for each in kept:
        _refuse_unknown(cell, each)
    drawn = {key: ranges[key] if key in ranges else ranges[_family(key)] for key in cell.settings}
    wanted = [Asked(key, decimals) for key, decimals in asked.items()]
    wanted += [Asked(key, options=tuple(choice.mistakes)) for key, choice in (choices or {}).items()]
    return Level(cell, symbols, tuple(wanted), drawn, kept, accepts, choices or {})


def _cell(name: str, equations: Mapping[str, Tokens]) -> Cell:
    """The equations; what they are given stands in the registries' order, not in that of its use."""
    given = set(Cell(name, equations, {}, ()).settings)
    return Cell(name, equations, {}, tuple(key for key in _KNOWN if key in given))


def _refuse_unknown(cell: Cell, wrong: Mistake) -> None:
    """Raise ValueError where a mistake uses what is not known before its result."""
    known = set(cell.settings)
    for key in cell.recorded:
        late = set(names_in(wrong.equations.get(key, ()))) - known
        if late:
            raise ValueError(
                f"{cell.name}: “{wrong.name}” uses {', '.join(sorted(late))}, not known before {key}"
            )
        known.add(key)


def _equations(lines: Lines) -> dict[str, Tokens]:
    return {key: tuple(line.split()) for key, line in lines.items()}


def _symbol(key: str, equation: Tokens) -> Symbol:
    """The quantity as this level works it out, or not at all where it is given."""
    known = _KNOWN[key]
    kind = "product" if known.kind == "setting" and equation else known.kind
    return replace(known, kind=kind, equation=equation, formula=equation)


def _family(key: str) -> str:
    """The key without the number at its end."""
    return key.rpartition("_")[0]
