"""The unit on one page: what happens forward, and what a gradient does on its way back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import BLOCKS, STANDARD, Z_NOTATION, Block
from pages.ui.live.table import Cell, notation_for, table_payload
from pages.ui.text.formulas import in_symbols
from pages.ui.text.names import lower_first
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, texts

FORWARD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "keep": ("z_f", "f", "kept"),
        "add": ("z_i", "i", "z_g", "g", "added", "c"),
        "output": ("z_o", "o", "tanh_c", "h"),
    }
)
CURVES = ("sigmoid", "tanh")
# [f t+1] is the forget gate with t+1 below it, [g t] the candidate, whose own symbol is c̃.
BACK: Mapping[str, str] = MappingProxyType(
    {
        "h": "∂L/∂[h t] = ∂[ℓ t]/∂[h t] + Σ over k of [w kh] · ∂L/∂[z k,t+1]",
        "c": "∂L/∂[c t] = ∂L/∂[h t] · [o t] · (1 − tanh²([c t])) + ∂L/∂[c t+1] · [f t+1]",
        "z_f": "∂L/∂[z f,t] = ∂L/∂[c t] · [c t−1] · [f t] · (1 − [f t])",
        "z_i": "∂L/∂[z i,t] = ∂L/∂[c t] · [g t] · [i t] · (1 − [i t])",
        "z_g": "∂L/∂[z c,t] = ∂L/∂[c t] · [i t] · (1 − [g t]²)",
        "z_o": "∂L/∂[z o,t] = ∂L/∂[h t] · tanh([c t]) · [o t] · (1 − [o t])",
        "w_h": "∂L/∂[w kh] = Σ over t of ∂L/∂[z k,t] · [h t−1]",
        "w_x": "∂L/∂[w kx] = Σ over t of ∂L/∂[z k,t] · [x t]",
        "b": "∂L/∂[b k] = Σ over t of ∂L/∂[z k,t]",
        "line": "[f t+1] · [f t+2] · … · [f T]",
    }
)
"""Every ∂L/∂ is of the whole loss; ℓ is what one time step adds to it."""
_MARK = re.compile(r"\[(\w) ([^]]+)\]")


def forward_rows(vocabulary: str) -> dict[str, Any]:
    """Every sum, share and memory with its formula, stage by stage; names in one vocabulary, symbols in its notation."""
    notation = notation_for(vocabulary)
    title, stages = texts("sources.equations.forward.columns"), texts("sources.equations.forward.stages")
    rows: list[dict[str, Cell]] = [
        {
            title["stage"]: stages[stage],
            title["quantity"]: SYMBOLS[key].names[vocabulary],
            title["symbol"]: [{"symbol": key}],
            title["formula"]: in_symbols(key, notation),
        }
        for stage, keys in FORWARD.items()
        for key in keys
    ]
    return table_payload(text("sources.equations.forward.table"), rows, (), notation) | {"even": True}


def index_note(vocabulary: str) -> str:
    """Which sum a weight or bias belongs to, read off the letter or number with it."""
    if notation_for(vocabulary) == Z_NOTATION:
        told = [(str(block.z_index), block.letter) for block in sorted(BLOCKS, key=_z_index)]
        return text("sources.equations.forward.index.numbers", sums=_listed(told, vocabulary))
    told = [(SYMBOLS[f"b_{block.letter}"].notation[STANDARD].sub, block.letter) for block in BLOCKS]
    states = [("h", "h_prev"), ("x", "x")]
    return text(
        "sources.equations.forward.index.letters",
        sums=_listed(told, vocabulary),
        states=_listed(states, vocabulary),
    )


def _listed(told: list[tuple[str, str]], vocabulary: str) -> str:
    """``f = forget gate; i = input gate`` from pairs of what is written and a quantity's key."""
    names = [(mark, SYMBOLS[key].names[vocabulary]) for mark, key in told]
    return "; ".join(f"{mark} = {lower_first(name)}" for mark, name in names)


def curve_rows() -> dict[str, Any]:
    """The two curves and their slopes."""
    said = texts("sources.equations.curves")
    title = said["columns"]
    rows: list[dict[str, Cell]] = [
        {
            title["curve"]: said[curve]["name"],
            title["formula"]: [said[curve]["formula"]],
            title["slope"]: [said[curve]["slope"]],
        }
        for curve in CURVES
    ]
    return table_payload(said["table"], rows, (), STANDARD) | {"even": True}


def back_rows() -> dict[str, Any]:
    """What each derivative of the loss is made of."""
    said = texts("sources.equations.back")
    title = said["columns"]
    symbols: dict[str, dict[str, Any]] = {}
    rows: list[dict[str, Cell]] = [
        {title["derivative"]: said["rows"][key], title["equation"]: _written(equation, symbols)}
        for key, equation in BACK.items()
    ]
    return table_payload(said["table"], rows, (), STANDARD) | {"even": True, "symbols": symbols}


def _written(equation: str, symbols: dict[str, dict[str, Any]]) -> list[Segment]:
    """An equation as segments; each marked symbol is entered in ``symbols`` with what stands below it."""
    segments: list[Segment] = []
    end = 0
    for match in _MARK.finditer(equation):
        letter, below = match.groups()
        symbols[match.group()] = {
            "role": SYMBOLS[letter].role if letter in SYMBOLS else "plain",
            "base": "c" if letter == "g" else letter,
            "tilde": letter == "g",
            "sub": below,
        }
        segments += [equation[end : match.start()], {"symbol": match.group()}]
        end = match.end()
    return [segment for segment in (*segments, equation[end:]) if segment]


def _z_index(block: Block) -> int:
    return block.z_index
