"""The sigmoid read backwards: which sum, which bias, which input gives the share one wants?

The share the gate is to keep is given; ``z_f = ln(f ÷ (1 − f))`` is the logit, the sigmoid solved for its sum.
"""

from __future__ import annotations

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Tokens
from lstm_core.exercises.kinds.unit import FINER, STATES, friendly
from lstm_core.exercises.level import Asked, Kind, Level, Mistake, Numbers, Range
from lstm_core.exercises.usual_mistakes import SIGN, SWAPPED, one_minus
from lstm_core.words.exercise_symbols import ODDS, solved_for
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import CLOSE, LOGARITHM, MINUS, OPEN, OVER, PLUS, SIGMOID, TIMES

SHARE_FOR_SUM, FORWARDS, COMMON_LOG, ONE_MINUS_LEFT_OUT, NOT_DIVIDED = (
    *("share taken for the sum", "σ instead of its inverse", "log for ln"),
    *("1 − f left out", "not divided by the weight"),
)
_SHARES = Range(0.1, 0.9, 2)
_LEAST_WEIGHT = 0.3
_PARTS = {key: SYMBOLS[key].equation for key in ("p_fh", "p_fx")}
_LOGIT: dict[str, Tokens] = {"odds": ODDS.equation, "z_f": (LOGARITHM, OPEN, "odds", CLOSE)}
_HALF: Tokens = ("0", MINUS, "p_fh", MINUS, "p_fx")
_BIAS: Tokens = ("z_f", MINUS, "p_fh", MINUS, "p_fx")
_INPUT: Tokens = (OPEN, "z_f", MINUS, "p_fh", MINUS, "b_f", CLOSE, OVER, "w_fx")
_SWAPPED = Mistake(SWAPPED, {"p_fh": ("h_prev", TIMES, "w_fx"), "p_fx": ("x", TIMES, "w_fh")})
_OF_LOGIT = (
    Mistake(one_minus("f"), {"odds": (OPEN, "1", MINUS, "f", CLOSE, OVER, "f")}),
    Mistake(ONE_MINUS_LEFT_OUT, {"odds": ("f",)}),
    Mistake(COMMON_LOG, {"z_f": (LOGARITHM, OPEN, "odds", CLOSE, OVER, LOGARITHM, OPEN, "10", CLOSE)}),
    Mistake(FORWARDS, {"z_f": (SIGMOID, OPEN, "f", CLOSE)}),
    Mistake(SHARE_FOR_SUM, {"z_f": ("f",)}),
)


def _signs(key: str, total: Tokens) -> tuple[Mistake, ...]:
    """The mistakes with a sign in ``total``, a difference of three."""
    first, _, second, _, third = total
    return (
        Mistake(SIGN, {key: (first, PLUS, second, PLUS, third)}),
        Mistake(SIGN, {key: (first, PLUS, second, MINUS, third)}),
        Mistake(SIGN, {key: (first, MINUS, second, PLUS, third)}),
    )


def _level(
    equations: dict[str, Tokens],
    asked: str,
    mistakes: tuple[Mistake, ...],
    ranges: dict[str, Range],
) -> Level:
    cell = Cell("a sigmoid read backwards", equations, {}, ())
    symbols = {**SYMBOLS, "odds": ODDS}
    for key, tokens in equations.items():
        if key not in _PARTS:
            # Products stand written out in a formula that is shown.
            shown = tuple(part for token in tokens for part in _PARTS.get(token, (token,)))
            symbols[key] = solved_for(symbols[key], tokens, shown)
    drawn = {key: ranges.get(key) or friendly(key) for key in cell.settings}
    wanted = tuple(Asked(key, symbols[key].decimals) for key in asked.split())
    return Level(cell, symbols, wanted, drawn, mistakes, _needs_working_out)


def _needs_working_out(values: Numbers) -> bool:
    """Whether the share is not one half, whose sum is known, and the weight divided by is not next to nothing."""
    return values.get("f") != 0.5 and abs(values["w_fx"]) >= _LEAST_WEIGHT


SIGMOID_BACKWARDS = Kind(
    "sigmoid-backwards",
    (
        _level(
            {**_PARTS, "b_f": _HALF},
            "b_f",
            (_SWAPPED, *_signs("b_f", _HALF), Mistake(SHARE_FOR_SUM, {"b_f": ("0.5", *_HALF[1:])})),
            {},
        ),
        _level(
            {**_LOGIT, **_PARTS, "b_f": _BIAS},
            "z_f b_f",
            (_SWAPPED, *_OF_LOGIT, *_signs("b_f", _BIAS)),
            {"f": _SHARES},
        ),
        _level(
            {**_LOGIT, "p_fh": _PARTS["p_fh"], "x": _INPUT},
            "x",
            (
                Mistake(SWAPPED, {"p_fh": ("h_prev", TIMES, "w_fx"), "x": (*_INPUT[:-1], "w_fh")}),
                *_OF_LOGIT,
                Mistake(SIGN, {"x": (OPEN, "z_f", PLUS, "p_fh", PLUS, "b_f", CLOSE, OVER, "w_fx")}),
                Mistake(SIGN, {"x": (OPEN, "z_f", PLUS, "p_fh", MINUS, "b_f", CLOSE, OVER, "w_fx")}),
                Mistake(SIGN, {"x": (OPEN, "z_f", MINUS, "p_fh", PLUS, "b_f", CLOSE, OVER, "w_fx")}),
                Mistake(NOT_DIVIDED, {"x": _INPUT[1:6]}),
            ),
            {**FINER, "f": _SHARES, "h_prev": STATES["h_prev"]},
        ),
    ),
)
