"""A layer's recorded values as rows: for the table on screen and, in full precision, for other programs. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from lstm_core.layers.running import LayerRun
from lstm_core.words.vocabulary import BLOCKS
from pages.layer.live.written import name_of, names_of
from pages.layer.runs import Given, given_of
from pages.layer.state import LayerState
from pages.ui.live.table import Cell, notation_for, table_payload
from pages.ui.params.cell_variant import told
from pages.ui.text.numbers import precise
from pages.ui.text.texts import text

COLUMNS = (
    "h_prev",
    "c_prev",
    "z_f",
    "f",
    "z_i",
    "i",
    "z_g",
    "g",
    "z_o",
    "o",
    "kept",
    "added",
    "c",
    "tanh_c",
    "h",
)


def unit_rows(state: LayerState) -> dict[str, Any]:
    """One row per unit of the layer and step one looks at, one column per quantity."""
    given = given_of(state)
    trace = given.runs[state.layer].at(state.time)
    columns = {key: np.atleast_1d(getattr(trace, key)) for key in COLUMNS}
    rows: list[dict[str, Cell]] = [
        {
            text("layer.numbers.unit"): str(unit + 1),
            **{key: precise(float(values[unit])) for key, values in columns.items()},
        }
        for unit in range(given.runs[state.layer].parameters.n_units)
    ]
    label = text("layer.numbers.table", layer=name_of(given, state.layer), time=str(state.time + 1))
    payload = table_payload(label, rows, COLUMNS, notation_for(state.vocabulary))
    for head in payload["head"][1:]:
        head["symbol"], head["text"] = (
            head["text"],
            state.variant.symbols[head["text"]].names[state.vocabulary],
        )
    return {**payload, "variant": told(state.variant)}


def run_csv(state: LayerState) -> str:
    """Every recorded value of the layer one looks at in full precision, one row per step and unit."""
    run = given_of(state).runs[state.layer]
    series = {key: run.series(key) for key in COLUMNS}
    steps, units = series["h"].shape
    frame = pd.DataFrame(
        {
            "layer": state.layer + 1,
            "direction": run.direction,
            "step": np.repeat(np.arange(1, steps + 1), units),
            "unit": np.tile(np.arange(1, units + 1), steps),
            **{key: values.ravel() for key, values in series.items()},
        }
    )
    return str(frame.to_csv(index=False, lineterminator="\n"))


def weights_csv(state: LayerState) -> str:
    """Every weight and bias of the layer, one row per block and unit; the columns are called as on the page."""
    given = given_of(state)
    frames = [_weights(given, state.layer, given.runs[state.layer], block.name) for block in BLOCKS]
    return str(pd.concat(frames).to_csv(index=False, lineterminator="\n"))


def _weights(given: Given, layer: int, run: LayerRun, name: str) -> pd.DataFrame:
    block = run.parameters.blocks[name]
    table = np.concatenate([block.w_h, block.w_x, block.b[:, np.newaxis]], axis=1)
    frame = pd.DataFrame(table, columns=[*names_of(given, layer), "bias"])
    frame.insert(0, "unit", range(1, len(frame) + 1))
    frame.insert(0, "block", name)
    return frame
