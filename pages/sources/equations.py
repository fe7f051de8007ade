"""The unit on one page: what happens forward, and what a gradient does on its way back. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.symbols import SYMBOLS
from lstm_core.vocabulary import STANDARD
from pages.ui.lesson import in_symbols
from pages.ui.table import Cell, table_payload

FORWARD = (
    ("Keep", ("z_f", "f", "kept")),
    ("Add", ("z_i", "i", "z_g", "g", "added", "c")),
    ("Let out", ("z_o", "o", "tanh_c", "h")),
)
CURVES = (
    ("Sigmoid", "σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1", "σ′(z) = σ(z) · (1 − σ(z)), at most ¼"),
    ("tanh", "tanh(z) = 2σ(2z) − 1, between −1 and 1", "tanh′(z) = 1 − tanh²(z), at most 1"),
)
BACK = (
    ("Short-term memory", "dh(t) = ∂L/∂h(t) + Σ over k of w(kh) · dz(k, t+1)"),
    ("Long-term memory", "dc(t) = dh(t) · o(t) · (1 − tanh²c(t)) + dc(t+1) · f(t+1)"),
    ("Forget gate's sum", "dz(f) = dc(t) · c(t−1) · f(t) · (1 − f(t))"),
    ("Input gate's sum", "dz(i) = dc(t) · g(t) · i(t) · (1 − i(t))"),
    ("Candidate's sum", "dz(g) = dc(t) · i(t) · (1 − g(t)²)"),
    ("Output gate's sum", "dz(o) = dh(t) · tanh c(t) · o(t) · (1 − o(t))"),
    ("Short-term weight", "∂L/∂w(kh) = Σ over t of dz(k, t) · h(t−1)"),
    ("Input weight", "∂L/∂w(kx) = Σ over t of dz(k, t) · x(t)"),
    ("Bias", "∂L/∂b(k) = Σ over t of dz(k, t)"),
    ("Along the rail", "∂c(T)/∂c(t) = f(t+1) · f(t+2) · … · f(T)"),
)


def forward_rows(vocabulary: str) -> dict[str, Any]:
    """Every sum, share and memory with its formula, stage by stage, in one vocabulary."""
    rows: list[dict[str, Cell]] = [
        {
            "Stage": stage,
            "Quantity": SYMBOLS[key].names[vocabulary],
            "Symbol": [{"symbol": key}],
            "Formula": in_symbols(key, vocabulary),
        }
        for stage, keys in FORWARD
        for key in keys
    ]
    return table_payload("The unit's equations", rows, (), vocabulary) | {"even": True}


def curve_rows() -> dict[str, Any]:
    """The two curves and their slopes."""
    rows: list[dict[str, Cell]] = [
        {"Curve": name, "Formula": [formula], "Slope": [slope]} for name, formula, slope in CURVES
    ]
    return table_payload("The two curves", rows, (), STANDARD) | {"even": True}


def back_rows() -> dict[str, Any]:
    """What each derivative of the loss is made of."""
    rows: list[dict[str, Cell]] = [
        {"Derivative of the loss": name, "Equation": [text]} for name, text in BACK
    ]
    return table_payload("Backpropagation through time", rows, (), STANDARD) | {"even": True}
