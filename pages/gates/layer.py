"""What the browser is told about the small layer: matrices, vectors and every sum written out. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_core.unit.written_out import ManyUnits, drawn_layer
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import BLOCKS, FUNCTIONS, STANDARD, Z_NOTATION
from pages.gates.state import GatesState

STEPS = (
    ("The forget gate", "f",
     "Each unit has a row of weights. The row times the stacked vector, plus the unit's bias, is its sum; the sigmoid makes it that unit's own share."),
    ("The input gate and the candidate", "ig",
     "Two more matrices of the same shape: one gives shares, the other, through tanh, what could be added."),
    ("The new long-term memory", "",
     "Cell by cell, with no matrix at all: what is kept plus what is added."),
    ("The output gate", "o",
     "The last matrix gives the shares that are let out of the squashed memory."),
)  # fmt: skip
WHOLE = (
    "A layer has many such units. Each gate is then a vector with one share per unit, and each of its numbers is "
    "the same sum as before with more terms: the units' short-term memories and the inputs stand in one stacked vector."
)
SUMS = {
    0: (),
    1: (),
    2: (("c_prev", "×", "f", "kept"), ("i", "×", "g", "added"), ("kept", "+", "added", "c")),
    3: (("o", "×", "tanh_c", "h"),),
}
VECTORS = ("c_prev", "f", "kept", "i", "g", "added", "c", "o", "tanh_c", "h")
COLUMNS = {2: VECTORS[:7], 3: VECTORS[7:]}


def layer_payload(state: GatesState) -> dict[str, Any]:
    """One step of the drawn layer, and where one stands in it."""
    layer = drawn_layer(state.units, state.inputs, state.seed)
    notation = Z_NOTATION if state.vocabulary == Z_NOTATION else STANDARD
    return {
        "vocabulary": notation,
        "step": state.step,
        "size": [state.units, state.inputs],
        "stacked": layer.stacked.tolist(),
        "blocks": {block.letter: _block(layer, block.name, block.letter, state) for block in BLOCKS},
        "vectors": {key: _vector(layer, key, state) for key in VECTORS},
        "steps": [
            {
                "title": _titled(title, letters, state),
                "text": text,
                "blocks": list(letters),
                "sums": [list(line) for line in SUMS[place]],
                "columns": list(COLUMNS.get(place, ())),
            }
            for place, (title, letters, text) in enumerate(STEPS)
        ],
        "whole": {
            "title": "One step of a layer",
            "text": WHOLE,
            "blocks": [],
            "sums": [],
            "columns": list(VECTORS),
        },
    }


def _titled(title: str, letters: str, state: GatesState) -> str:
    return " and ".join(SYMBOLS[letter].names[state.vocabulary] for letter in letters) if letters else title


def _block(layer: ManyUnits, name: str, letter: str, state: GatesState) -> dict[str, Any]:
    found = layer.blocks[name]
    symbol = SYMBOLS[letter]
    return {
        "name": symbol.names[state.vocabulary],
        "role": symbol.role,
        "function": FUNCTIONS[TANH if letter == "g" else SIGMOID][state.vocabulary],
        "weights": found.weights.tolist(),
        "bias": found.bias.tolist(),
        "terms": found.terms.tolist(),
        "sums": _row(getattr(layer.trace, f"z_{letter}")),
        "results": _row(getattr(layer.trace, letter)),
        "largest": float(np.abs(found.weights).max()),
    }


def _vector(layer: ManyUnits, key: str, state: GatesState) -> dict[str, Any]:
    symbol = SYMBOLS[key]
    return {
        "name": symbol.names[state.vocabulary],
        "role": symbol.role,
        "values": _row(getattr(layer.trace, key)),
    }


def _row(values: NDArray[np.float64]) -> list[float]:
    found: list[float] = np.atleast_1d(values).tolist()
    return found
