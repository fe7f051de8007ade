"""The quantities that only exercises have: a sigmoid read backwards, the unit's on one of several days, and by hand.

Equations of the sigmoid read backwards, solved for what a share needs::

    odds = f ÷ (1 − f)      z_f = ln(odds)      b_f = z_f − h_prev·w_fh − x·w_fx
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    return _derived(
        symbol,
        f"{symbol.key}_{day}",
        renamed,
        lambda name: f"{name}, day {day}",
        lambda written, _: replace(
            written,
            base=written.base.replace("(t−1)", f"({day - 1})").replace("(t)", f"({day})"),
            sub={"t": str(day), "t−1": str(day - 1)}.get(written.sub, f"{written.sub} {day}".strip())
            if "(t" not in written.base
            else written.sub,
        ),
    )


def by_hand(symbol: Symbol, key: str, renamed: Callable[[str], str]) -> Symbol:
    """The quantity as paper arithmetic gives it."""
    return _derived(
        symbol,
        key,
        renamed,
        lambda name: f"{name}, by hand",
        lambda written, _: replace(written, sub=f"{written.sub} by hand".strip()),
    )


def renamed_in(tokens: Tokens, renamed: Callable[[str], str]) -> Tokens:
    """An equation with its quantities renamed; signs and numbers stay."""
    return tuple(map(renamed, tokens))


def _derived(
    symbol: Symbol,
    key: str,
    renamed: Callable[[str], str],
    named: Callable[[str], str],
    written: Callable[[Notation, str], Notation],
) -> Symbol:
    return replace(
        symbol,
        key=key,
        equation=renamed_in(symbol.equation, renamed),
        formula=renamed_in(symbol.formula, renamed),
        names=_each(symbol.names, named),
        notation=MappingProxyType({v: written(n, v) for v, n in symbol.notation.items()}),
    )


def _each(words: Mapping[str, str], named: Callable[[str], str]) -> Mapping[str, str]:
    return MappingProxyType({vocabulary: named(word) for vocabulary, word in words.items()})


def _alike(word: str) -> Mapping[str, Notation]:
    return MappingProxyType(dict.fromkeys(in_each(word, word, word, word), Notation(word)))


def by_key(symbols: Iterable[Symbol]) -> Mapping[str, Symbol]:
    """Return the symbols by key."""
    return MappingProxyType({symbol.key: symbol for symbol in symbols})
