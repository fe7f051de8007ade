"""The one registry of quantities: what each is called, how it is written and how it is worked out.

Every label, formula, table, CSV header and hover text of the app reads this module, and so does the
engine: the equations shown are the equations computed (:mod:`lstm_core.cells.lstm`). Inside the code a
quantity has one key (``c_prev``); the four vocabularies (``vocabulary.py``) are only its edge.

Equations of the unit (Hochreiter & Schmidhuber 1997; forget gate: Gers, Schmidhuber & Cummins 2000)::

    z_f = h_prev·w_fh + x·w_fx + b_f      f = σ(z_f)      kept   = c_prev·f
    z_i = h_prev·w_ih + x·w_ix + b_i      i = σ(z_i)      added  = i·g
    z_g = h_prev·w_gh + x·w_gx + b_g      g = tanh(z_g)   c      = kept + added
    z_o = h_prev·w_oh + x·w_ox + b_o      o = σ(z_o)      h      = o·tanh(c)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lstm_core.words.tokens import CLOSE, OPEN, OPERATORS, PLUS, SIGMOID, TANH, TIMES
from lstm_core.words.vocabulary import (
    BLOCKS,
    PLAIN,
    ROLES,
    STANDARD,
    VOCABULARIES,
    Z_NOTATION,
    Block,
    in_each,
)


@dataclass(frozen=True)
class Notation:
    """How a symbol is written: a base, perhaps a subscript, a tilde over it or a function before it."""

    base: str
    sub: str = ""
    tilde: bool = False
    function: str = ""


@dataclass(frozen=True)
class Symbol:
    """One quantity of the unit.

    Attributes:
        key: the name inside the code.
        kind: ``setting``, ``product``, ``sum``, ``share`` (a gate, 0 to 1), ``squashed`` (−1 to 1)
            or ``memory`` (no bound of its own).
        role: the idea that owns it, and so its colour: ``long_term``, ``short_term``, ``input``,
            ``forget``, ``input_gate``, ``candidate`` or ``output``.
        equation: how it is worked out, as tokens, each a sign of :mod:`lstm_core.words.tokens`, a number
            or the key of another symbol; empty for a setting.
        span: the values it can take, in words.
        meaning: one sentence.
        names: its name in each vocabulary.
        notation: its notation in each vocabulary.
        formula: the equation as it is shown: the products of a weighted sum stand in it written out.
        gate: of a gate and the candidate, what it is called inside a sentence, in each vocabulary.
    """

    key: str
    kind: str
    role: str
    equation: tuple[str, ...]
    span: str
    meaning: str
    names: Mapping[str, str]
    notation: Mapping[str, Notation]
    formula: tuple[str, ...] = ()
    gate: Mapping[str, str] = field(default_factory=dict)

    @property
    def decimals(self) -> int:
        """Decimals shown at a glance: sums 2, shares and squashed values 3, the two new memories 2."""
        return _GLANCE_BY_KEY.get(self.key, _GLANCE_BY_KIND[self.kind])

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Keys that stand in its formula, in order, without repeats."""
        return tuple(dict.fromkeys(token for token in self.formula if token not in OPERATORS))


def _written(plain: str, standard: Notation, z: str, roles: str) -> Mapping[str, Notation]:
    return MappingProxyType(
        {PLAIN: Notation(plain), STANDARD: standard, Z_NOTATION: Notation(z), ROLES: Notation(roles)}
    )


_ANY = "any number"
_PLAIN_GATES = {"f": "% long-term", "i": "% potential", "g": "potential long-term", "o": "% short-term"}
_ROLE_GATES = {"f": "remember", "i": "save", "g": "modulation", "o": "focus"}
_GLANCE_BY_KIND = {"setting": 2, "product": 2, "sum": 2, "share": 3, "squashed": 3, "memory": 3}
_GLANCE_BY_KEY = {"c": 2, "h": 2}


def _setting(
    key: str, role: str, meaning: str, names: Mapping[str, str], notation: Mapping[str, Notation]
) -> Symbol:
    return Symbol(key, "setting", role, (), _ANY, meaning, names, notation)


def _states() -> list[Symbol]:
    return [
        _setting(
            "x",
            "input",
            "What the unit is shown now.",
            in_each("Input", "Input", "Input", "Observation"),
            _written("input", Notation("x", "t"), "x1(t)", "observation"),
        ),
        _setting(
            "h_prev",
            "short_term",
            "What the unit let out one step ago.",
            in_each("Short-term memory", "Hidden state", "Short-term memory", "Working memory"),
            _written("short-term", Notation("h", "t−1"), "zs(t−1)", "working memory"),
        ),
        _setting(
            "c_prev",
            "long_term",
            "What the unit has carried so far.",
            in_each("Long-term memory", "Cell state", "Long-term memory", "Long-term memory"),
            _written("long-term", Notation("c", "t−1"), "zl(t−1)", "long-term memory"),
        ),
    ]


def _standard_index(block: Block) -> str:
    """What stands below a block's weights, bias and sum: c for the candidate, as its own symbol is c̃."""
    return "c" if block.letter == "g" else block.letter


def _weights(block: Block) -> list[Symbol]:
    letter, index, below = block.letter, block.z_index, _standard_index(block)

    def names(what: str) -> Mapping[str, str]:
        return MappingProxyType({v: f"{block.names[v]}: {what}" for v in VOCABULARIES})

    return [
        _setting(
            f"w_{letter}h",
            "short_term",
            "How strongly the short-term memory counts in this sum.",
            names("short-term weight"),
            _written("weight", Notation("w", f"{below}h"), f"Ws{index}", "weight"),
        ),
        _setting(
            f"w_{letter}x",
            "input",
            "How strongly the input counts in this sum.",
            names("input weight"),
            _written("weight", Notation("w", f"{below}x"), f"Wi{index}", "weight"),
        ),
        _setting(
            f"b_{letter}",
            block.role,
            "What this sum is when both of its inputs are 0.",
            names("bias"),
            _written("bias", Notation("b", below), f"Bias{index}", "bias"),
        ),
    ]


def _sums(block: Block) -> list[Symbol]:
    letter, below = block.letter, _standard_index(block)
    products = [
        Symbol(
            f"p_{letter}{source}",
            "product",
            role,
            (state, TIMES, f"w_{letter}{source}"),
            _ANY,
            meaning,
            MappingProxyType({v: f"{block.names[v]}: {what}" for v in VOCABULARIES}),
            _written(what, Notation("p", f"{below}{source}"), what, what),
        )
        for source, state, role, what, meaning in (
            ("h", "h_prev", "short_term", "short-term part", "The short-term memory's part of the sum."),
            ("x", "x", "input", "input part", "The input's part of the sum."),
        )
    ]
    total = Symbol(
        f"z_{letter}",
        "sum",
        block.role,
        (f"p_{letter}h", PLUS, f"p_{letter}x", PLUS, f"b_{letter}"),
        _ANY,
        "The weighted sum that goes into the activation function (the pre-activation).",
        MappingProxyType({v: f"{block.names[v]}: sum" for v in VOCABULARIES}),
        _written(
            f"{_PLAIN_GATES[letter]} sum",
            Notation("z", below),
            f"sum{block.z_index}",
            f"{_ROLE_GATES[letter]} sum",
        ),
    )
    return [*products, total]


def _gate(letter: str, function: str, meaning: str, standard: Notation, z: str) -> Symbol:
    block = next(b for b in BLOCKS if b.letter == letter)
    share = function == SIGMOID
    return Symbol(
        letter,
        "share" if share else "squashed",
        block.role,
        (function, OPEN, f"z_{letter}", CLOSE),
        "between 0 and 1" if share else "between −1 and 1",
        meaning,
        block.names,
        _written(_PLAIN_GATES[letter], standard, z, _ROLE_GATES[letter]),
        gate=block.gate,
    )


def _gates() -> dict[str, Symbol]:
    return {
        "f": _gate(
            "f", SIGMOID, "The share of the long-term memory that stays.", Notation("f", "t"), "forget %"
        ),
        "i": _gate("i", SIGMOID, "The share of the candidate that is added.", Notation("i", "t"), "input %"),
        "g": _gate(
            "g",
            TANH,
            "The new content that could be added to the long-term memory.",
            Notation("c", "t", tilde=True),
            "created zl",
        ),
        "o": _gate(
            "o",
            SIGMOID,
            "The share of the squashed long-term memory that is let out.",
            Notation("o", "t"),
            "output %",
        ),
    }


def _memories() -> dict[str, Symbol]:
    return {
        "kept": Symbol(
            "kept", "memory", "long_term", ("c_prev", TIMES, "f"), "at most |long-term memory|",
            "What is left of the long-term memory after the forget gate.",
            in_each("Kept", "Kept", "Long-term memory to be remembered", "Kept"),
            _written("kept", Notation("kept"), "zl kept", "kept"),
        ),
        "added": Symbol(
            "added", "squashed", "long_term", ("i", TIMES, "g"), "between −1 and 1",
            "What the input gate lets in of the candidate.",
            in_each("Added", "Added", "Created memory to be kept", "Saved"),
            _written("added", Notation("added"), "zl added", "saved"),
        ),
        "c": Symbol(
            "c", "memory", "long_term", ("kept", PLUS, "added"), "at most |long-term memory| + 1",
            "The long-term memory after this step: what was kept plus what was added.",
            in_each("New long-term memory", "New cell state", "New long-term memory", "New long-term memory"),
            _written("new long-term", Notation("c", "t"), "zl(t)", "new long-term"),
        ),
        "tanh_c": Symbol(
            "tanh_c", "squashed", "short_term", (TANH, OPEN, "c", CLOSE), "between −1 and 1",
            "The new long-term memory squashed to between −1 and 1, before the output gate.",
            in_each("Potential short-term memory", "tanh of the cell state", "Created short-term memory",
                  "Squashed memory"),
            _written("potential short-term", Notation("c", "t", function="tanh"), "F(zl)", "squashed"),
        ),
        "h": Symbol(
            "h", "squashed", "short_term", ("o", TIMES, "tanh_c"), "between −1 and 1",
            "The short-term memory after this step, which is also the unit's output.",
            in_each("New short-term memory", "New hidden state", "New short-term memory", "New working memory"),
            _written("new short-term", Notation("h", "t"), "zs(t)", "new working memory"),
        ),
    }  # fmt: skip


def _registry() -> Mapping[str, Symbol]:
    sums = {block.letter: _sums(block) for block in BLOCKS}
    gates, memories = _gates(), _memories()
    ordered = [*_states()]
    for block in BLOCKS:
        ordered += _weights(block)
    ordered += [*sums["f"], gates["f"], memories["kept"], *sums["i"], gates["i"], *sums["g"], gates["g"]]
    ordered += [memories["added"], memories["c"], *sums["o"], gates["o"], memories["tanh_c"], memories["h"]]
    return with_formulas(ordered)


def with_formulas(symbols: Iterable[Symbol]) -> Mapping[str, Symbol]:
    """Return the symbols by key, each with its formula: its equation, products written out."""
    found = {symbol.key: symbol for symbol in symbols}
    products = {key: symbol.equation for key, symbol in found.items() if symbol.kind == "product"}
    for key, symbol in found.items():
        shown = tuple(part for token in symbol.equation for part in products.get(token, (token,)))
        found[key] = replace(symbol, formula=shown)
    return MappingProxyType(found)


SYMBOLS: Mapping[str, Symbol] = _registry()
SETTINGS: tuple[str, ...] = tuple(key for key, symbol in SYMBOLS.items() if symbol.kind == "setting")
RESULTS: tuple[str, ...] = tuple(key for key, symbol in SYMBOLS.items() if symbol.kind != "setting")


def affected_by(setting: str) -> tuple[str, ...]:
    """The computed quantities that can change when one setting does, in the order they arise."""
    changed = {setting}
    for key in RESULTS:
        symbol = SYMBOLS[key]
        if changed.intersection(symbol.depends_on):
            changed.add(key)
    return tuple(key for key in RESULTS if key in changed)
