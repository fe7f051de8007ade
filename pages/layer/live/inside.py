"""One unit of a layer at one step, as the first page's picture: every sum, and the unit's arithmetic after it. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np

from lstm_core.cells.trace import StepTrace
from lstm_core.layers.written_out import UnitSum, sums_of_unit
from lstm_core.numbers.activations import FloatArray
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import BLOCKS, Block
from pages.layer.live.written import function_of, names_of, title_of
from pages.layer.runs import Given, given_of
from pages.layer.state import LayerState
from pages.ui.params.cell_variant import told, variant_query
from pages.ui.params.codecs import short
from pages.ui.params.links import OWN, weights_query, words_query
from pages.ui.text.texts import text

LINES = ("kept", "added", "c", "tanh_c", "h")
MOST_TERMS = 8
"""Products of a sum that stand on the page one by one; of more, the largest."""
TOGETHER = 1.0
"""Where many numbers together take the place of one, it counts once and their dot product is its weight."""


def inside_payload(state: LayerState) -> dict[str, Any]:
    """The chosen unit at the step one looks at."""
    given = given_of(state)
    run = given.runs[state.layer]
    parameters, trace = run.parameters, run.at(state.time)
    sums = sums_of_unit(parameters, trace, state.unit)
    names = names_of(given, state.layer)
    values = values_of(state, given)
    units, inputs = parameters.n_units, parameters.n_inputs
    return {
        "vocabulary": state.vocabulary,
        "variant": told(state.variant),
        "unit": state.unit,
        "units": units,
        "time": state.time,
        "count": len(given.series),
        "layer": title_of(given, state.layer) if len(given.runs) > 1 else "",
        "values": values,
        "exact": {key: values[key] for key in ("c", "h")},
        "decimals": None,
        "sums": [_sum(block, sums[block.name], trace, names, state) for block in BLOCKS],
        "lines": list(LINES),
        "boxes": {"h_prev": units > 1, "x": inputs > 1},
        "pills": {
            "memories": [
                SYMBOLS["h_prev"].names[state.vocabulary],
                text("layer.inside.of_all", units=str(units)),
            ],
            "inputs": [
                SYMBOLS["x"].names[state.vocabulary],
                text("layer.inside.all_inputs", inputs=str(inputs)),
            ],
            "weights": [text("layer.inside.weights", count=str(units))],
            "input_weights": [text("layer.inside.weights", count=str(inputs))],
        },
    }


def values_of(state: LayerState, given: Given) -> dict[str, float]:
    """The numbers of the unit's picture; a side with many numbers has their dot product as its part of the sum."""
    run = given.runs[state.layer]
    trace, unit = run.at(state.time), state.unit
    sums = sums_of_unit(run.parameters, trace, unit)
    one_memory, one_input = run.parameters.n_units == 1, run.parameters.n_inputs == 1
    found = {
        "x": _only(trace.x) if one_input else TOGETHER,
        "h_prev": _only(trace.h_prev) if one_memory else TOGETHER,
    }
    for block in BLOCKS:
        letter, one = block.letter, sums[block.name]
        found |= {
            f"w_{letter}h": _only(one.w_h) if one_memory else one.from_h,
            f"w_{letter}x": _only(one.w_x) if one_input else one.from_x,
            f"p_{letter}h": one.from_h,
            f"p_{letter}x": one.from_x,
            f"b_{letter}": one.bias,
            f"z_{letter}": one.z,
            letter: one.value,
        }
    recorded = ("c_prev", "kept", "added", "c", "tanh_c", "h")
    return found | {key: float(np.atleast_1d(getattr(trace, key))[unit]) for key in recorded}


def unit_query(state: LayerState) -> dict[str, str]:
    """The address parameters with which the page of one unit shows exactly these sums and this memory."""
    values = values_of(state, given_of(state))
    return {
        "example": OWN,
        "title": text("layer.inside.title", unit=str(state.unit + 1), time=str(state.time + 1)),
        **{key: short(values[name]) for key, name in (("x", "x"), ("h", "h_prev"), ("c", "c_prev"))},
        **weights_query(values),
        **variant_query(state.variant),
        **words_query(state.vocabulary),
    }


def _only(values: FloatArray) -> float:
    return float(np.asarray(values).reshape(()))


def _sum(
    block: Block, sums: UnitSum, trace: StepTrace, names: list[str], state: LayerState
) -> dict[str, Any]:
    letter = block.letter
    h, x = np.atleast_1d(trace.h_prev), np.atleast_1d(trace.x)
    symbol = SYMBOLS[letter]
    return {
        "letter": letter,
        "name": symbol.names[state.vocabulary],
        "role": symbol.role,
        "curve": function_of(letter, state),
        "h": _products(names[: h.size], h, sums.w_h, sums.of_h, sums.from_h),
        "x": _products(names[h.size :], x, sums.w_x, sums.of_x, sums.from_x),
        "bias": sums.bias,
        "z": sums.z,
        "value": sums.value,
    }


def _products(
    names: list[str], numbers: FloatArray, weights: FloatArray, products: FloatArray, total: float
) -> dict[str, Any]:
    """One side of a sum: its products, or the largest of them and what the others come to, and their sum."""
    places = list(range(len(names)))
    if len(names) > MOST_TERMS:
        places = sorted(np.argsort(-np.abs(products), kind="stable")[: MOST_TERMS - 1].tolist())
    others = len(names) - len(places)
    return {
        "terms": [
            {
                "name": names[k],
                "number": float(numbers[k]),
                "weight": float(weights[k]),
                "product": float(products[k]),
            }
            for k in places
        ],
        "others": others,
        "rest": float(np.delete(products, places).sum()) if others else 0.0,
        "total": total,
    }
