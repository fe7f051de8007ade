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
from pages.ui.text.segments import Segment, in_words, segments
from pages.ui.text.texts import text_segments, texts

STEPS = ("f", "ig", "", "o")
"""The blocks of each step; its texts stand under ``gates.layer.steps`` in the same order."""
SUMS = {
    0: (),
    1: (),
    2: (("c_prev", "×", "f", "kept"), ("i", "×", "g", "added"), ("kept", "+", "added", "c")),
    3: (("o", "×", "tanh_c", "h"),),
}
VECTORS = ("c_prev", "f", "kept", "i", "g", "added", "c", "o", "tanh_c", "h")
COLUMNS = {2: VECTORS[:7], 3: VECTORS[7:]}


def layer_payload(state: GatesState) -> dict[str, Any]:
    """One step of the drawn layer, where one stands in it, and how many parameters it has."""
    layer = drawn_layer(state.units, state.inputs, state.seed)
    notation = Z_NOTATION if state.vocabulary == Z_NOTATION else STANDARD
    return {
        "vocabulary": notation,
        "step": state.step,
        "predict": state.predict,
        "size": [state.units, state.inputs],
        "stacked": layer.stacked.tolist(),
        "blocks": {block.letter: _block(layer, block.name, block.letter, state) for block in BLOCKS},
        "vectors": {key: _vector(layer, key, state) for key in VECTORS},
        "count": _count(layer, state),
        "steps": [_step(place, letters, state) for place, letters in enumerate(STEPS)],
        "whole": {
            "title": texts("gates.layer.whole.title"),
            "text": text_segments("gates.layer.whole.text"),
            "blocks": [],
            "sums": [],
            "columns": list(VECTORS),
        },
    }


def _step(place: int, letters: str, state: GatesState) -> dict[str, Any]:
    told = texts("gates.layer.steps")[place]
    return {
        "title": _capital(in_words(told["title"], state.vocabulary)),
        "text": segments(told["text"]),
        "blocks": list(letters),
        "sums": [list(line) for line in SUMS[place]],
        "columns": list(COLUMNS.get(place, ())),
    }


def _capital(title: str) -> str:
    return title[0].upper() + title[1:]


def _count(layer: ManyUnits, state: GatesState) -> list[Segment]:
    blocks = layer.blocks.values()
    count = sum(block.weights.size + block.bias.size for block in blocks)
    return text_segments(
        "gates.layer.count", units=str(state.units), inputs=str(state.inputs), count=str(count)
    )


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
