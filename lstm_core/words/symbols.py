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
        kind: ``setting``, ``product``, ``sum``, ``share`` (a gate, 0 to 1), ``squashed`` (−1 to 1),
            ``memory`` (no bound of its own) or ``count`` (a whole number, in exercises only).
        role: the idea that owns it, and so its colour: ``long_term``, ``short_term``, ``input``,
            ``forget``, ``input_gate``, ``candidate`` or ``output``.
        equation: how it is worked out, as tokens, each a sign of :mod:`lstm_core.words.tokens`, a number
            or the key of another symbol; empty for a setting.
        span: the values it can take, in words.
        meaning: one sentence. In both, ``{c_prev.name}`` and ``{f.name}`` stand for what these are called in the words on
            screen.
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
        """Decimals shown at a glance: sums 2, shares and squashed values 3, the two new memories 2, counts none."""
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
_GLANCE_BY_KIND = {"setting": 2, "product": 2, "sum": 2, "share": 3, "squashed": 3, "memory": 3, "count": 0}
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
            "What the unit is shown at this time step.",
            in_each("Input", "Input", "Input", "Observation"),
            _written("input", Notation("x", "t"), "x1(t)", "observation"),
        ),
        _setting(
            "h_prev",
            "short_term",
            "What the unit's output was one time step ago.",
            in_each("Short-term memory", "Hidden state", "Short-term memory", "Working memory"),
            _written("short-term", Notation("h", "t−1"), "zs(t−1)", "working memory"),
        ),
        _setting(
            "c_prev",
            "long_term",
            "What the unit has carried so far, from one time step to the next.",
            in_each("Long-term memory", "Cell state", "Long-term memory", "Long-term memory"),
            _written("long-term", Notation("c", "t−1"), "zl(t−1)", "long-term memory"),
        ),
    ]


_SOURCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "h": in_each("short-term", "hidden-state", "short-term", "working-memory"),
        "x": in_each("input", "input", "input", "observation"),
    }
)
"""What a weight weighs, and a part of a sum is the part of."""


def _standard_index(block: Block) -> str:
    """What stands below a block's weights, bias and sum: c for the candidate, as its own symbol is c̃."""
    return "c" if block.letter == "g" else block.letter


def _listed(block: Block, what: Mapping[str, str], suffix: str = "") -> Mapping[str, str]:
    return MappingProxyType({v: f"{block.title[v]}: {what[v]}{suffix}" for v in VOCABULARIES})


def _same(word: str) -> Mapping[str, str]:
    return in_each(word, word, word, word)


def _weights(block: Block) -> list[Symbol]:
    letter, index, below = block.letter, block.z_index, _standard_index(block)

    def weight(source: str, place: str, z: str) -> Mapping[str, Notation]:
        plain, roles = (Notation(f"{block.own[v]} w", place) for v in (PLAIN, ROLES))
        return MappingProxyType(
            {PLAIN: plain, STANDARD: Notation("w", f"{below}{source}"), Z_NOTATION: Notation(z), ROLES: roles}
        )

    return [
        _setting(
            f"w_{letter}h",
            "short_term",
            "How strongly the {h_prev.name} counts in this sum.",
            _listed(block, _SOURCES["h"], " weight"),
            weight("h", "1", f"Ws{index}"),
        ),
        _setting(
            f"w_{letter}x",
            "input",
            "How strongly the {x.name} counts in this sum.",
            _listed(block, _SOURCES["x"], " weight"),
            weight("x", "2", f"Wi{index}"),
        ),
        _setting(
            f"b_{letter}",
            block.role,
            "What this sum is when the {h_prev.name} and the {x.name} are both 0.",
            _listed(block, _same("bias")),
            _written(
                f"{block.own[PLAIN]} bias", Notation("b", below), f"Bias{index}", f"{block.own[ROLES]} bias"
            ),
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
            f"What the {{{state}.name}} contributes to this sum.",
            _listed(block, _SOURCES[source], " part"),
            _written(
                f"{_SOURCES[source][PLAIN]} part",
                Notation("p", f"{below}{source}"),
                f"{_SOURCES[source][Z_NOTATION]} part",
                f"{_SOURCES[source][ROLES]} part",
            ),
        )
        for source, state, role in (("h", "h_prev", "short_term"), ("x", "x", "input"))
    ]
    total = Symbol(
        f"z_{letter}",
        "sum",
        block.role,
        (f"p_{letter}h", PLUS, f"p_{letter}x", PLUS, f"b_{letter}"),
        _ANY,
        f"The weighted sum that decides the {{{letter}.name}}.",
        _listed(block, _same("sum")),
        _written(
            f"{block.own[PLAIN]} sum", Notation("z", below), f"sum{block.z_index}", f"{block.own[ROLES]} sum"
        ),
    )
    return [*products, total]


def _gate(letter: str, function: str, meaning: str, standard: Notation) -> Symbol:
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
        _written(block.written[PLAIN], standard, block.written[Z_NOTATION], block.written[ROLES]),
        gate=block.gate,
    )


def _gates() -> dict[str, Symbol]:
    return {
        "f": _gate(
            "f", SIGMOID, "Which share of the {c_prev.name} is kept: at 100 % all of it, at 0 % nothing.",
            Notation("f", "t"),
        ),
        "i": _gate("i", SIGMOID, "Which share of the {g.name} is added to the memory.", Notation("i", "t")),
        "g": _gate(
            "g", TANH, "What could be added to the memory, with its sign.", Notation("c", "t", tilde=True)
        ),
        "o": _gate(
            "o", SIGMOID, "Which share of the {tanh_c.name} becomes the output.", Notation("o", "t")
        ),
    }  # fmt: skip


def _memories() -> dict[str, Symbol]:
    return {
        "kept": Symbol(
            "kept", "memory", "long_term", ("c_prev", TIMES, "f"), "between 0 and the {c_prev.name}",
            "What the {f.name} keeps of the {c_prev.name}.",
            in_each("Kept", "Kept", "Long-term memory to be remembered", "Kept"),
            _written("kept", Notation("kept"), "zl kept", "kept"),
        ),
        "added": Symbol(
            "added", "squashed", "long_term", ("i", TIMES, "g"), "between −1 and 1",
            "The share of the {g.name} that the {i.name} adds.",
            in_each("Added", "Added", "Created memory to be kept", "Saved"),
            _written("added", Notation("added"), "zl added", "saved"),
        ),
        "c": Symbol(
            "c", "memory", "long_term", ("kept", PLUS, "added"), "less than 1 away from what was kept",
            "The {c_prev.name} after this time step: what was kept plus what was added.",
            in_each("New long-term memory", "New cell state", "New long-term memory", "New long-term memory"),
            _written("new long-term", Notation("c", "t"), "zl(t)", "new long-term"),
        ),
        "tanh_c": Symbol(
            "tanh_c", "squashed", "short_term", (TANH, OPEN, "c", CLOSE), "between −1 and 1",
            "The {c.name}, squeezed to between −1 and 1.",
            in_each("Potential short-term memory", "tanh of the cell state", "Created short-term memory",
                  "Squashed memory"),
            _written("potential short-term", Notation("c", "t", function="tanh"), "F(zl)", "squashed"),
        ),
        "h": Symbol(
            "h", "squashed", "short_term", ("o", TIMES, "tanh_c"), "between −1 and 1",
            "The {h_prev.name} after this time step, which is also the unit's output.",
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
