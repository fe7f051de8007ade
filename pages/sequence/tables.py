"""A run's recorded values as rows: for the table on screen and, in full precision, for other programs. Pure."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from lstm_core.cells.trace import SequenceTrace
from lstm_core.unit.compare import Difference
from lstm_core.words.symbols import RESULTS
from lstm_core.words.vocabulary import STANDARD, Z_NOTATION
from pages.sequence.runs import Runs
from pages.sequence.state import SequenceState
from pages.ui.live.table import Cell, table_payload
from pages.ui.params.cell_variant import told
from pages.ui.text.numbers import precise, setting
from pages.ui.text.texts import text

FORMAT = "gatewise-trace/1"
FIRST = ("x", "h_prev", "c_prev", "f", "i", "g", "o", "kept", "added", "c", "tanh_c", "h")
CONTRIBUTIONS = ("c", "forget", "carried", "input", "candidate", "h", "output", "memory")
COLUMNS = (*FIRST, *(key for key in RESULTS if key not in FIRST))


def trace_rows(state: SequenceState, trace: SequenceTrace, name: str) -> dict[str, Any]:
    """One row per day, one column per quantity, the best known first."""
    symbols = state.variant.symbols
    notation = Z_NOTATION if state.vocabulary == Z_NOTATION else STANDARD
    rows: list[dict[str, Cell]] = [
        {
            text("sequence.numbers.day"): str(day + 1),
            **{key: (setting if key == "x" else precise)(float(getattr(trace, key)[day])) for key in COLUMNS},
        }
        for day in range(len(trace))
    ]
    payload = table_payload(text("sequence.numbers.table", name=name), rows, COLUMNS, notation)
    for head in payload["head"][1:]:
        head["symbol"], head["text"] = head["text"], symbols[head["text"]].names[state.vocabulary]
    return {**payload, "variant": told(state.variant)}


def parting_rows(state: SequenceState, parting: Difference) -> dict[str, Any]:
    """One row per day: both memories' differences and the contributions that add up to them."""
    columns = {_heading(name, state): getattr(parting, name) for name in CONTRIBUTIONS}
    day_of = _heading("day", state)
    rows: list[dict[str, Cell]] = [
        {day_of: str(day + 1), **{title: precise(float(values[day])) for title, values in columns.items()}}
        for day in range(parting.c.size)
    ]
    return table_payload(text("sequence.parting.table"), rows, set(columns))


def _heading(column: str, state: SequenceState) -> str:
    return text(f"sequence.parting.columns.{column}", state.vocabulary)


def trace_csv(state: SequenceState, runs: Runs) -> str:
    """Every recorded value in full precision, one row per run and day."""
    frames = [
        pd.DataFrame({"run": name, "day": range(1, len(trace) + 1), **_columns(state, trace)})
        for trace, name in zip((runs.shown, runs.beside), runs.names, strict=True)
        if trace is not None
    ]
    written: str = pd.concat(frames).to_csv(index=False, lineterminator="\n")
    return written


def trace_json(state: SequenceState, runs: Runs) -> str:
    """The same as JSON, with the weights, the curves and what was held."""
    found = {
        "format": FORMAT,
        "parameters": dict(state.weights),
        "h0": state.h0,
        "c0": state.c0,
        "hold": dict(state.hold),
        "gates": state.variant.gates,
        "candidate": "tanh" if state.variant.candidate_tanh else "linear",
        "output": "tanh" if state.variant.output_tanh else "linear",
        "target": state.target,
        "runs": [
            {"name": name, "values": {key: getattr(trace, key).tolist() for key in COLUMNS}}
            for trace, name in zip((runs.shown, runs.beside), runs.names, strict=True)
            if trace is not None
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _columns(state: SequenceState, trace: SequenceTrace) -> dict[str, Any]:
    return {key: getattr(trace, key) for key in COLUMNS} | dict(state.weights)
