"""What the browser looks up about a text, over HTTP: one cell, all cells at a character, how cells are ranked, what the network writes.

The answer depends on nothing but the question, in which the text stands, so it belongs to no session.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np

from lstm_core.charlm.probes.following import Ranking
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.charlm.text.alphabet import MAX_TEXT
from lstm_core.numbers.activations import FloatArray
from pages.neurons.model.held_out import results_or_none
from pages.neurons.model.network import network, reading_of
from pages.neurons.reader.finding import brushed_cells, ranking
from pages.neurons.writing.writings import question_in, writing_columns
from pages.ui.live.recordings import Recording, post_route
from pages.ui.load.kept import kept
from pages.ui.load.lanes import TEXTS
from pages.ui.params.codecs import json_integer

PATH = "api/neurons"
# A character takes at most twelve bytes as JSON writes it.
MAX_BODY = 12 * MAX_TEXT + 1024

Columns = Mapping[str, FloatArray]


@kept
def text_columns(text: str) -> Columns:
    """Each character's symbol and surprise, and the likeliest to follow it with their chances, each (T,)."""
    reading = reading_of(text)
    found = {"symbol": _floats(reading.symbols), "surprise": reading.surprise}
    # Row t of a reading stands before character t.
    for k in range(reading.top.shape[1]):
        found |= {f"top{k}": _floats(reading.top[1:, k]), f"chance{k}": reading.chances[1:, k]}
    return found


@kept
def cell_columns(text: str, cell: int) -> Columns:
    """One cell's gates and memories, each (T,). Raises ValueError for a cell that does not exist."""
    return reading_of(text).cell(cell)._asdict()


def place_columns(text: str, place: int) -> Columns:
    """What every cell holds after one character: tanh of its long-term memory, (H,)."""
    return {"tanh_c": reading_of(text).all_cells(place)}


def probe_columns(text: str, probe: str) -> Columns:
    """How well each cell follows a probe here and on unseen files, (H,), cells best first, and the probe itself, (T,).

    ``unseen``, ``unseen_auc`` and ``unseen_separation`` are nan where nothing was measured on this network.
    """
    found, results = ranking(text, probe), results_or_none()
    nothing = Ranking(np.full(network().units, np.nan), None, found.measure, False)
    unseen = results.rankings[probe] if results else nothing
    return {
        "cells": _floats(found.cells),
        "correlation": found.correlation,
        "auc": _or_nan(found.auc),
        "separation": _or_nan(found.separation),
        "unseen": unseen.correlation,
        "unseen_auc": _or_nan(unseen.auc),
        "unseen_separation": _or_nan(unseen.separation),
        "values": probe_values(probe, text),
    }


def brush_columns(text: str, start: int, stop: int) -> Columns:
    """How each cell differs inside and outside a span, (H,), cells best first."""
    found = brushed_cells(text, start, stop)
    columns = {name: getattr(found, name) for name in ("inside", "outside", "difference")}
    return {"cells": _floats(found.cells), **columns}


def parse(what: str, body: bytes) -> Callable[[], Columns]:
    """The question in a body, ready to be answered. Raises ValueError in one sentence for anything else."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("the question is not JSON") from None
    if what == "writing" and isinstance(asked, dict):
        return partial(writing_columns, question_in(asked))
    text = asked.get("text") if isinstance(asked, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_TEXT:
        raise ValueError(f"text is a string of 1 to {MAX_TEXT:,} characters")
    if what == "text":
        return partial(text_columns, text)
    if what == "cell":
        return partial(cell_columns, text, json_integer(asked, "cell", 0, network().units - 1))
    if what == "place":
        return partial(place_columns, text, json_integer(asked, "place", 0, len(text) - 1))
    if what == "probe":
        if asked.get("probe") not in tuple(PROBES):
            raise ValueError(f"probe is one of {', '.join(PROBES)}")
        return partial(probe_columns, text, asked["probe"])
    if what == "brush":
        start, stop = (
            json_integer(asked, "start", 0, len(text) - 1),
            json_integer(asked, "stop", 0, len(text)),
        )
        return partial(brush_columns, text, start, stop)
    raise ValueError("a question is about text, cell, place, probe, brush or writing")


def record(path: Mapping[str, str], body: bytes) -> Recording:
    """Answer ``{"text": …, "cell": 12}`` asked at ``api/neurons/cell``; each column has a length of its own.

    Raises ValueError in one sentence where the question cannot be met.
    """
    columns = parse(path["what"], body)()
    return Recording({}, {name: column[np.newaxis] for name, column in columns.items()})


def _or_nan(by_cell: FloatArray | None) -> FloatArray:
    return np.full(network().units, np.nan) if by_cell is None else by_cell


def _floats(numbers: Any) -> FloatArray:
    return np.asarray(numbers, np.float64)


route = post_route(f"{PATH}/{{what}}", record, MAX_BODY, TEXTS)
