"""What the browser is told of a state: one step of one layer, the wiring around it, and what each step says. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np

from lstm_core.cells.trace import StepTrace
from lstm_core.layers.drawn import FEW
from lstm_core.layers.running import LayerRun
from pages.layer.live.maps import maps_payload
from pages.layer.live.wiring import wiring_payload
from pages.layer.live.written import VECTORS, name_of, written_payload
from pages.layer.runs import Given, given_of, is_written
from pages.layer.state import MOST_WRITTEN, LayerState
from pages.ui.live.table import notation_for
from pages.ui.params.cell_variant import told
from pages.ui.text.segments import Segment, in_words, segments
from pages.ui.text.texts import text_segments, texts

LETTERS = ("f", "ig", "", "o")
"""The blocks of each step; its texts stand under ``layer.steps`` in the same order."""
SUMS: tuple[tuple[tuple[str, str, str, str], ...], ...] = (
    (),
    (),
    (("c_prev", "×", "f", "kept"), ("i", "×", "g", "added"), ("kept", "+", "added", "c")),
    (("o", "×", "tanh_c", "h"),),
)
COLUMNS = ((), (), VECTORS[:7], VECTORS[7:])
SMALLER = ("f", "i", "g", "o", "c_prev", "c", "h")
"""What is said of the chosen unit of a layer that is too large to be written out."""


def layer_payload(state: LayerState) -> dict[str, Any]:
    """One step of the layer one looks at, where one stands in it, and how many parameters it has."""
    given = given_of(state)
    run = given.runs[state.layer]
    trace, parameters = run.at(state.time), run.parameters
    written = is_written(parameters)
    return {
        # Words make poor formulas.
        "vocabulary": notation_for(state.vocabulary),
        "variant": told(state.variant),
        "step": state.step,
        "predict": state.predict,
        "time": {"at": state.time, "count": len(given.series), "backward": run.is_backward},
        "layer": state.layer,
        "unit": state.unit,
        "size": [parameters.n_units, parameters.n_inputs],
        "wiring": wiring_payload(given, state),
        "most": [FEW, MOST_WRITTEN],
        "written": written_payload(given, state, trace) if written else None,
        "maps": None if written else maps_payload(run, state),
        "values": _values(run, trace, state),
        "count": _count(given, state.layer),
        "steps": [_step(place, state) for place in range(len(LETTERS))],
        "whole": {
            "title": texts("layer.whole.title"),
            "text": [*text_segments("layer.whole.text"), *_wired(given, state)],
            "blocks": [],
            "sums": [],
            "columns": list(VECTORS),
        },
    }


def _step(place: int, state: LayerState) -> dict[str, Any]:
    said = texts("layer.steps")[place]
    variant = state.variant
    usual = (not variant.has_hard_gates, variant.candidate_tanh, True, variant.output_tanh)[place]
    title = in_words(said["title"], state.vocabulary)
    return {
        "title": title[0].upper() + title[1:],
        "text": segments(said["text" if usual else "otherwise"]),
        "blocks": list(LETTERS[place]),
        "sums": [list(line) for line in SUMS[place]],
        "columns": list(COLUMNS[place]),
    }


def _wired(given: Given, state: LayerState) -> list[Segment]:
    """What this layer reads, where it is not simply the series."""
    below = given.below(state.layer)
    said: list[Segment] = []
    if below:
        names = {
            "layer": name_of(given, state.layer, first=True),
            "below": name_of(given, below[0]),
            "other": name_of(given, below[-1]),
        }
        both = len(below) > 1
        wired = (
            text_segments("layer.whole.on_both", **names)
            if both
            else text_segments("layer.whole.stacked", **names)
        )
        said += [" ", *wired]
    if given.runs[state.layer].is_backward:
        said += [" ", *text_segments("layer.whole.backward", layer=name_of(given, state.layer, first=True))]
    return said


def _values(run: LayerRun, trace: StepTrace, state: LayerState) -> dict[str, float]:
    """The chosen unit's numbers, and what the page's goals speak of."""
    found = {key: float(np.atleast_1d(getattr(trace, key))[state.unit]) for key in SMALLER}
    return found | {"parameters": float(run.parameters.n_parameters), "backward": float(run.is_backward)}


def _count(given: Given, place: int) -> list[Segment]:
    layer = given.runs[place].parameters
    size = {"units": str(layer.n_units), "inputs": str(layer.n_inputs), "count": f"{layer.n_parameters:,}"}
    if len(given.runs) == 1:
        return text_segments("layer.count.one", **size)
    total = sum(run.parameters.n_parameters for run in given.runs)
    return text_segments("layer.count.several", **size, layer=name_of(given, place), total=f"{total:,}")
