"""The same result twice: exactly, and as by hand, where every result is rounded to two decimals before it is used.

The lines by hand have keys of their own, ``f_hand = ≈(σ(z_f))``, and use one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Tokens
from lstm_core.exercises.kinds.unit import FINER, SUM, friendly, lively, part_of_unit
from lstm_core.exercises.level import Asked, Kind, Level, Mistake, Numbers, Range
from lstm_core.exercises.usual_mistakes import TOO_EARLY, usual_mistakes
from lstm_core.words.exercise_symbols import by_hand, renamed_in
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import CLOSE, OPEN, TO_TWO

NOT_ROUNDED = "not rounded on the way"
HAND = "_hand"
_SHOWS = 0.012
_THREE_SUMS = " ".join(SUM.format(letter) for letter in "fig")
_MEMORY = Range(-9, 9, 1)
"""Large enough that the rounding of a share shows."""


def _twice(part: Cell) -> Cell:
    """The equations exactly, then each again as by hand."""
    hand = {key + HAND: _rounded(_by_hand(tokens, part)) for key, tokens in part.equations.items()}
    return Cell(part.name, {**part.equations, **hand}, {}, ())


def _by_hand(tokens: Tokens, part: Cell) -> Tokens:
    return renamed_in(tokens, lambda token: token + HAND if token in part.equations else token)


def _rounded(tokens: Tokens) -> Tokens:
    return (TO_TWO, OPEN, *tokens, CLOSE)


def _mistakes(part: Cell, last: str) -> Iterator[Mistake]:
    """The usual ones in both, rounding where nothing is to be rounded, and the other way round."""
    early = {key: _rounded(tokens) for key, tokens in part.equations.items()}
    yield Mistake(TOO_EARLY, early)
    yield Mistake(TOO_EARLY, {**early, last: part.equations[last]})
    yield Mistake(NOT_ROUNDED, {key + HAND: _by_hand(t, part) for key, t in part.equations.items()})
    for usual in usual_mistakes(part):
        hand = {key + HAND: _rounded(_by_hand(t, part)) for key, t in usual.equations.items()}
        yield usual
        yield Mistake(usual.name, hand, usual.when)


def _tells_rounding_apart(asked: str) -> Callable[[Numbers], bool]:
    """Whether rounding on the way shows in the second decimal."""
    return lambda values: abs(values[asked] - values[asked + HAND]) > _SHOWS


def _level(results: str, asked: str, decimals: int, ranges: Mapping[str, Range]) -> Level:
    part = part_of_unit("an exact and a rounded calculation", results.split())
    cell = _twice(part)
    hand_symbols = {
        key + HAND: by_hand(SYMBOLS[key], key + HAND, cell.equations[key + HAND]) for key in part.equations
    }
    symbols = {**SYMBOLS, **hand_symbols}
    drawn = {key: ranges.get(key) or friendly(key) for key in cell.settings} | {"c_prev": _MEMORY}
    wanted = Asked(asked, decimals, exactly=True), Asked(asked + HAND, 2)
    shows, is_lively = _tells_rounding_apart(asked), lively(part, SYMBOLS)
    return Level(
        cell,
        symbols,
        wanted,
        drawn,
        tuple(_mistakes(part, asked)),
        lambda values: shows(values) and is_lively(values),
    )


EXACT_OR_PAPER = Kind(
    "exact-or-paper",
    (
        _level("f kept", "kept", 3, {}),
        _level("f i g kept added c", "c", 3, {}),
        _level(f"{_THREE_SUMS} f i g kept added c", "c", 4, FINER),
    ),
)
