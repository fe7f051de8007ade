"""The unit on one page: what happens forward, and what a gradient does on its way back. Pure."""

from __future__ import annotations

import re
from typing import Any

from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import BLOCKS, STANDARD, Z_NOTATION, Block
from pages.ui.live.table import Cell, notation_for, table_payload
from pages.ui.text.lesson import in_symbols
from pages.ui.text.names import lower_first
from pages.ui.text.segments import Segment

FORWARD = (
    ("Keep", ("z_f", "f", "kept")),
    ("Add", ("z_i", "i", "z_g", "g", "added", "c")),
    ("Let out", ("z_o", "o", "tanh_c", "h")),
)
CURVES = (
    ("Sigmoid", "σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1", "σ′(z) = σ(z) · (1 − σ(z)), at most ¼"),
    ("tanh", "tanh(z) = 2σ(2z) − 1, between −1 and 1", "tanh′(z) = 1 − tanh²(z), at most 1"),
)
# [f t+1] is the forget gate with t+1 below it, [g t] the candidate, whose own symbol is c̃.
BACK = (
    ("Short-term memory", "d[h t] = ∂L/∂[h t] + Σ over k of [w kh] · d[z k,t+1]"),
    ("Long-term memory", "d[c t] = d[h t] · [o t] · (1 − tanh²[c t]) + d[c t+1] · [f t+1]"),
    ("Forget gate's sum", "d[z f,t] = d[c t] · [c t−1] · [f t] · (1 − [f t])"),
    ("Input gate's sum", "d[z i,t] = d[c t] · [g t] · [i t] · (1 − [i t])"),
    ("Candidate's sum", "d[z c,t] = d[c t] · [i t] · (1 − [g t]²)"),
    ("Output gate's sum", "d[z o,t] = d[h t] · tanh([c t]) · [o t] · (1 − [o t])"),
    ("Short-term weight", "∂L/∂[w kh] = Σ over t of d[z k,t] · [h t−1]"),
    ("Input weight", "∂L/∂[w kx] = Σ over t of d[z k,t] · [x t]"),
    ("Bias", "∂L/∂[b k] = Σ over t of d[z k,t]"),
    ("Direct part of ∂c(T)/∂c(t), along the rail alone", "[f t+1] · [f t+2] · … · [f T]"),
)
_MARK = re.compile(r"\[(\w) ([^]]+)\]")


def forward_rows(vocabulary: str) -> dict[str, Any]:
    """Every sum, share and memory with its formula, stage by stage; names in one vocabulary, symbols in its notation."""
    notation = notation_for(vocabulary)
    rows: list[dict[str, Cell]] = [
        {
            "Stage": stage,
            "Quantity": SYMBOLS[key].names[vocabulary],
            "Symbol": [{"symbol": key}],
            "Formula": in_symbols(key, notation),
        }
        for stage, keys in FORWARD
        for key in keys
    ]
    return table_payload("The unit's equations", rows, (), notation) | {"even": True}


def index_note(vocabulary: str) -> str:
    """Which sum a weight or bias belongs to, read off the letter or number with it."""
    if notation_for(vocabulary) == Z_NOTATION:
        told = [(str(block.z_index), block.letter) for block in sorted(BLOCKS, key=_z_index)]
        return f"The number with Ws, Wi and Bias says whose sum it is in: {_listed(told, vocabulary)}."
    told = [(SYMBOLS[f"b_{block.letter}"].notation[STANDARD].sub, block.letter) for block in BLOCKS]
    states = [("h", "h_prev"), ("x", "x")]
    return (
        f"The first letter below w, b and z says whose sum it is: {_listed(told, vocabulary)}. "
        f"The second says what a weight multiplies: {_listed(states, vocabulary)}."
    )


def _listed(told: list[tuple[str, str]], vocabulary: str) -> str:
    """``f = forget gate; i = input gate`` from pairs of what is written and a quantity's key."""
    names = [(mark, SYMBOLS[key].names[vocabulary]) for mark, key in told]
    return "; ".join(f"{mark} = {lower_first(name)}" for mark, name in names)


def curve_rows() -> dict[str, Any]:
    """The two curves and their slopes."""
    rows: list[dict[str, Cell]] = [
        {"Curve": name, "Formula": [formula], "Slope": [slope]} for name, formula, slope in CURVES
    ]
    return table_payload("The two curves", rows, (), STANDARD) | {"even": True}


def back_rows() -> dict[str, Any]:
    """What each derivative of the loss is made of."""
    symbols: dict[str, dict[str, Any]] = {}
    rows: list[dict[str, Cell]] = [
        {"Derivative": name, "Equation": _written(text, symbols)} for name, text in BACK
    ]
    return table_payload("Backpropagation through time", rows, (), STANDARD) | {
        "even": True,
        "symbols": symbols,
    }


def _written(text: str, symbols: dict[str, dict[str, Any]]) -> list[Segment]:
    """An equation as segments; each marked symbol is entered in ``symbols`` with what stands below it."""
    segments: list[Segment] = []
    end = 0
    for match in _MARK.finditer(text):
        letter, below = match.groups()
        symbols[match.group()] = {
            "role": SYMBOLS[letter].role if letter in SYMBOLS else "plain",
            "base": "c" if letter == "g" else letter,
            "tilde": letter == "g",
            "sub": below,
        }
        segments += [text[end : match.start()], {"symbol": match.group()}]
        end = match.end()
    return [segment for segment in (*segments, text[end:]) if segment]


def _z_index(block: Block) -> int:
    return block.z_index
