"""Symbols and signs as LaTeX: what a person pastes into a paper. Pure.

The package amsmath is all that it needs; KaTeX and MathJax read it as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lstm_core.words.symbols import Notation
from lstm_core.words.tokens import ABSOLUTE, LOGARITHM, MINUS, OVER, ROOT, SIGMOID, TANH, TIMES, TO_TWO

_SUPERSCRIPTS = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", strict=True))

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        MINUS: "-",
        TIMES: r"\times",
        OVER: r"\div",
        SIGMOID: r"\sigma",
        TANH: r"\tanh",
        LOGARITHM: r"\ln",
        ROOT: r"\surd",
        ABSOLUTE: r"\operatorname{abs}",
        TO_TWO: r"\approx",
        "%": r"\%",
    }
    | {sign: f"^{{{letter}}}" for sign, letter in _SUPERSCRIPTS.items()}
)
"""The signs of a formula that LaTeX writes otherwise, each with how; what is not here is a number, a bracket or words."""

_IN_TEXT = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    MINUS: "$-$",
    TIMES: r"$\times$",
    "·": r"$\cdot$",
    SIGMOID: r"$\sigma$",
}


def in_text(words: str) -> str:
    r"""Words among symbols: ``% to keep`` becomes ``\text{\% to keep}``."""
    return rf"\text{{{''.join(_IN_TEXT.get(sign, sign) for sign in words)}}}"


def symbol_in_latex(notation: Notation) -> str:
    r"""A quantity as it is written: ``\tilde{c}_{t}``, ``w_{fh}``, ``\text{\% to keep}``, ``\tanh c_{t}``."""
    base = _letters(notation.base)
    if notation.tilde:
        base = rf"\tilde{{{base}}}"
    if notation.sub:
        base += f"_{{{notation.sub.replace(MINUS, '-')}}}"
    return f"{SIGNS[notation.function]} {base}" if notation.function else base


def _letters(base: str) -> str:
    """One letter is mathematics, several are words."""
    return base if len(base) == 1 else in_text(base)
