"""A small layer, number by number: matrices, vectors and every sum written out. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_core.cells.trace import StepTrace
from lstm_core.layers.written_out import ManyUnits, products_of
from lstm_core.words.tokens import TANH
from lstm_core.words.variants import GATE_CURVES
from lstm_core.words.vocabulary import BLOCKS, FUNCTIONS, Block
from pages.layer.runs import Given
from pages.layer.state import LayerState
from pages.ui.text.numbers import superscript
from pages.ui.text.texts import text

_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
VECTORS = ("c_prev", "f", "kept", "i", "g", "added", "c", "o", "tanh_c", "h")


def written_payload(given: Given, state: LayerState, trace: StepTrace) -> dict[str, Any]:
    """Every number of the layer at one step.

    ``names`` are those of the cells of [h, x]; ``sets`` says which cells of [h, x], and whether c, can be typed over:
    inputs that are not another layer's h, and memories where the layer begins.
    """
    run = given.runs[state.layer]
    layer = products_of(run.parameters, trace)
    begins = run.begins_at(state.time)
    return {
        "names": names_of(given, state.layer),
        "stacked": layer.stacked.tolist(),
        "sets": {"h": begins, "c": begins, "x": not given.below(state.layer)},
        "blocks": {block.letter: _block(layer, block, state) for block in BLOCKS},
        "vectors": {key: _vector(layer, key, state) for key in VECTORS},
    }


def names_of(given: Given, layer: int) -> list[str]:
    """What the cells of [h, x] are called: h₁, x₁, or h⁽¹⁾₁ for h of the first layer as an input."""
    parameters = given.network.layers[layer]
    own = [numbered("h", unit) for unit in range(parameters.n_units)]
    below = given.below(layer)
    if not below:
        return [*own, *(numbered("x", place) for place in range(parameters.n_inputs))]
    return own + [
        numbered("h", unit, of=other)
        for other in below
        for unit in range(given.network.layers[other].n_units)
    ]


def numbered(letter: str, place: int, of: int | None = None) -> str:
    """A cell of a vector, from 0: x₁, and h⁽²⁾₁ where it is one ``of`` the second layer."""
    layer = "" if of is None else f"⁽{superscript(of + 1)}⁾"
    return f"{letter}{layer}{str(place + 1).translate(_SUBSCRIPT)}"


def _block(layer: ManyUnits, block: Block, state: LayerState) -> dict[str, Any]:
    found, letter = layer.blocks[block.name], block.letter
    symbol = state.variant.symbols[letter]
    return {
        "name": symbol.names[state.vocabulary],
        "role": symbol.role,
        "function": function_of(letter, state),
        "weights": found.weights.tolist(),
        "bias": found.bias.tolist(),
        "terms": found.terms.tolist(),
        "sums": _row(getattr(layer.trace, f"z_{letter}")),
        "results": _row(getattr(layer.trace, letter)),
        # A matrix of zeros has no colours.
        "largest": float(max(np.abs(found.weights).max(), np.abs(found.bias).max())) or 1.0,
    }


def function_of(letter: str, state: LayerState) -> str:
    """What the sum of a block passes through, in the words on screen; nothing where it goes on as it is."""
    if letter == "g":
        return FUNCTIONS[TANH][state.vocabulary] if state.variant.candidate_tanh else ""
    return FUNCTIONS[GATE_CURVES[state.variant.gates]][state.vocabulary]


def _vector(layer: ManyUnits, key: str, state: LayerState) -> dict[str, Any]:
    symbol = state.variant.symbols[key]
    return {
        "name": symbol.names[state.vocabulary],
        "role": symbol.role,
        "values": _row(getattr(layer.trace, key)),
    }


def _row(values: NDArray[np.float64]) -> list[float]:
    found: list[float] = np.atleast_1d(values).tolist()
    return found


def title_of(given: Given, layer: int) -> str:
    """What a layer is called on the page: by its number, or by its way where there is just one each way."""
    way = "backward" if given.runs[layer].is_backward else "forward"
    return text(f"layer.titles.{'pair_' if _is_pair(given) else ''}{way}", layer=str(layer + 1))


def name_of(given: Given, layer: int, *, first: bool = False) -> str:
    """The same inside a sentence, or where it comes ``first`` in one."""
    way = "backward" if given.runs[layer].is_backward else "forward"
    name = text(f"layer.names.{f'pair_{way}' if _is_pair(given) else 'numbered'}", layer=str(layer + 1))
    return name[0].upper() + name[1:] if first else name


def mark_of(given: Given, layer: int) -> str:
    """The same in a small box: its number, where there are several each way, and an arrow."""
    number = "" if _is_pair(given) else str(layer + 1)
    return f"← {number}".strip() if given.runs[layer].is_backward else f"{number} →".strip()


def _is_pair(given: Given) -> bool:
    return len(given.runs) == 2 and len(given.network.levels) == 1
