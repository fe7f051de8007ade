"""The quantities of the plain recurrent unit, named and written as those of the LSTM are.

Equations (Elman 1990)::

    z = h_prev·w_h + x·w_x + b        h = tanh(z)        ∂h/∂h_prev = w_h·(1 − h²)

Its memory is a short-term memory too; the keys start with ``rnn_`` where an LSTM beside it has a
quantity of the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lstm_core.words.symbols import SYMBOLS, Notation, Symbol, with_formulas
from lstm_core.words.tokens import CLOSE, OPEN, PLUS, TANH, TIMES
from lstm_core.words.vocabulary import PLAIN, ROLES, STANDARD, Z_NOTATION, in_each


def _written(plain: str, standard: Notation, z: str, roles: str) -> Mapping[str, Notation]:
    return MappingProxyType(
        {PLAIN: Notation(plain), STANDARD: standard, Z_NOTATION: Notation(z), ROLES: Notation(roles)}
    )


def _same(word: str) -> Mapping[str, str]:
    return in_each(word, word, word, word)


def _settings() -> list[Symbol]:
    any_number = "any number"
    before, size = SYMBOLS["h_prev"], "How large the inputs are: every input is multiplied by it."
    return [
        Symbol("rnn_h_prev", "setting", "short_term", (), any_number, before.meaning, before.names, before.notation),
        Symbol("input_size", "setting", "input", (), any_number, size, _same("Input size"),
               _written("size", Notation("s"), "size", "size")),
        Symbol("w_h", "setting", "short_term", (), any_number, "How strongly the unit's own output comes back into its sum.",
               in_each("Feedback weight", "Recurrent weight", "Feedback weight", "Feedback weight"),
               _written("weight", Notation("w", "h"), "Ws", "weight")),
        Symbol("w_x", "setting", "input", (), any_number, "How strongly the input counts in the sum.",
               _same("Input weight"), _written("weight", Notation("w", "x"), "Wi", "weight")),
        Symbol("b", "setting", "plain", (), any_number, "What the sum is when both of its inputs are 0.",
               _same("Bias"), _written("bias", Notation("b"), "Bias", "bias")),
    ]  # fmt: skip


def _results() -> list[Symbol]:
    h = SYMBOLS["h"]
    return [
        Symbol("p_h", "product", "short_term", ("rnn_h_prev", TIMES, "w_h"), "any number",
               "The fed-back memory's part of the sum.", _same("Fed-back part"),
               _written("fed-back part", Notation("p", "h"), "fed-back part", "fed-back part")),
        Symbol("p_x", "product", "input", ("x", TIMES, "w_x"), "any number",
               "The input's part of the sum.", _same("Input part"),
               _written("input part", Notation("p", "x"), "input part", "input part")),
        Symbol("z", "sum", "plain", ("p_h", PLUS, "p_x", PLUS, "b"), "any number",
               "The weighted sum that goes into tanh (the pre-activation).", _same("Sum"),
               _written("sum", Notation("z", "t"), "sum", "sum")),
        Symbol("rnn_h", "squashed", "short_term", (TANH, OPEN, "z", CLOSE), "between −1 and 1",
               "The unit's only memory after this step, which is also its output.", h.names, h.notation),
        Symbol("slope", "product", "short_term", (), "at most |feedback weight|",
               "What one step multiplies a derivative by: feedback weight × (1 − memory²).",
               in_each("Factor of the step", "Local derivative", "Factor of the step", "Factor of the step"),
               _written("factor", Notation("d", "t"), "factor", "factor")),
    ]  # fmt: skip


RNN_SYMBOLS: Mapping[str, Symbol] = with_formulas((*_settings(), *_results()))

RNN_EQUATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        symbol.key.removeprefix("rnn_"): tuple(token.removeprefix("rnn_") for token in symbol.equation)
        for symbol in RNN_SYMBOLS.values()
        if symbol.equation
    }
)
"""The unit's equations in the order in which they are worked out, under the engine's own keys."""
