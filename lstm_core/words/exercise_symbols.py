"""The quantities that only exercises have: a sigmoid read backwards, the unit's on one of several days, and by hand.

Equations of the sigmoid read backwards, solved for what a share needs::

    odds = f ÷ (1 − f)      z_f = ln(odds)      b_f = z_f − h_prev·w_fh − x·w_fx
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lstm_core.words.symbols import Notation, Symbol
from lstm_core.words.tokens import CLOSE, MINUS, OPEN, OVER
from lstm_core.words.vocabulary import PLAIN, STANDARD, Z_NOTATION, in_each

Tokens = tuple[str, ...]

ODDS = Symbol(
    "odds", "product", "forget", ("f", OVER, OPEN, "1", MINUS, "f", CLOSE), "above 0",
    "How many times as much is kept as is lost.",
    in_each("Kept ÷ lost", "Odds", "Kept ÷ lost", "Kept ÷ lost"),
    MappingProxyType({
        PLAIN: Notation("kept ÷ lost"), STANDARD: Notation("odds", "f"),
        Z_NOTATION: Notation("kept ÷ lost"), "roles": Notation("kept ÷ lost"),
    }),
    ("f", OVER, OPEN, "1", MINUS, "f", CLOSE),
)  # fmt: skip


def solved_for(symbol: Symbol, equation: Tokens, formula: Tokens = ()) -> Symbol:
    """The quantity as a result of ``equation``, whatever it is in the unit itself."""
    kind = "sum" if symbol.kind == "setting" else symbol.kind
    return replace(symbol, kind=kind, equation=equation, formula=formula or equation)


def choice(key: str, name: str, meaning: str) -> Symbol:
    """Something that is chosen and not worked out."""
    return Symbol(
        key,
        "setting",
        "plain",
        (),
        "one of those offered",
        meaning,
        in_each(*[name] * 4),
        _alike(name.lower()),
    )


def on_day(symbol: Symbol, day: int, renamed: Callable[[str], str]) -> Symbol:
    """The quantity on one day of several; ``renamed`` says what those in its equation are called on that day."""
    return replace(
        symbol,
        key=f"{symbol.key}_{day}",
        equation=renamed_in(symbol.equation, renamed),
        formula=renamed_in(symbol.formula, renamed),
        names=_each(symbol.names, lambda name: f"{name}, day {day}"),
        notation=MappingProxyType({v: _dated(n, day) for v, n in symbol.notation.items()}),
    )


def _dated(written: Notation, day: int) -> Notation:
    """A notation with the day in place of t, or behind what stands below it."""
    if "(t" in written.base:
        return replace(written, base=written.base.replace("(t−1)", f"({day - 1})").replace("(t)", f"({day})"))
    sub = {"t": f"{day}", "t−1": f"{day - 1}"}.get(written.sub, f"{written.sub} {day}".strip())
    return replace(written, sub=sub)


def by_hand(symbol: Symbol, key: str, equation: Tokens) -> Symbol:
    """The quantity as paper arithmetic gives it, by an ``equation`` that rounds."""
    return replace(
        symbol,
        key=key,
        equation=equation,
        formula=equation,
        names=_each(symbol.names, lambda name: f"{name}, by hand"),
        notation=MappingProxyType(
            {v: replace(n, sub=f"{n.sub} by hand".strip()) for v, n in symbol.notation.items()}
        ),
    )


def renamed_in(tokens: Tokens, renamed: Callable[[str], str]) -> Tokens:
    """An equation with its quantities renamed; signs and numbers stay."""
    return tuple(map(renamed, tokens))


def _each(words: Mapping[str, str], named: Callable[[str], str]) -> Mapping[str, str]:
    return MappingProxyType({vocabulary: named(word) for vocabulary, word in words.items()})


def _alike(word: str) -> Mapping[str, Notation]:
    return MappingProxyType(dict.fromkeys(in_each(word, word, word, word), Notation(word)))
