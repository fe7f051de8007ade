"""What the browser looks up about a text, over HTTP: one cell, all cells at a character, how cells are ranked, what the network writes.

The answer depends on nothing but the question, in which the text stands, so it belongs to no session.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np

from lstm_core.charlm.net.reading import QUANTITIES
from lstm_core.charlm.probes.following import Ranking
from lstm_core.charlm.probes.probes import COUNTS, PROBES, probe_values
from lstm_core.charlm.text.alphabet import MAX_TEXT
from lstm_core.numbers.activations import FloatArray
from pages.neurons.model.held_out import measured
from pages.neurons.model.network import SHIPPED, most_read, network, reading_of
from pages.neurons.reader.finding import brushed_cells, counted, ranking
from pages.neurons.state import COLOUR, TWO_SIDED
from pages.neurons.writing.writings import model_in, question_in, writing_columns
from pages.ui.live.recordings import Recording, post_route
from pages.ui.load.kept import kept
from pages.ui.load.lanes import TEXTS
from pages.ui.params.codecs import json_integer

PATH = "api/neurons"
# A character takes at most twelve bytes as JSON writes it.
MAX_BODY = 12 * MAX_TEXT + 1024

Columns = Mapping[str, FloatArray]


@kept
def text_columns(text: str, model: str = SHIPPED) -> Columns:
    """Each character's symbol and surprise, and the likeliest to follow it with their chances, each (T,)."""
    reading = reading_of(text, model)
    found = {"symbol": _floats(reading.symbols), "surprise": reading.surprise}
    # Row t of a reading stands before character t.
    for k in range(reading.top.shape[1]):
        found |= {f"top{k}": _floats(reading.top[1:, k]), f"chance{k}": reading.chances[1:, k]}
    return found


@kept
def cell_columns(text: str, cell: int, model: str = SHIPPED) -> Columns:
    """One cell's gates and memories, each (T,). Raises ValueError for a cell that does not exist."""
    return reading_of(text, model).cell(cell)._asdict()


def cell_answer(text: str, cell: int, model: str = SHIPPED) -> Columns:
    """The same, and ``reach``, (1,): the largest size of its c in this text, where the scale of c ends."""
    columns = cell_columns(text, cell, model)
    return {**columns, "reach": _reach("c", columns["c"])}


def place_columns(text: str, place: int, quantity: str = COLOUR, model: str = SHIPPED) -> Columns:
    """One quantity of every cell after one character, (H,), and ``reach``, (1,), the number that has the full colour."""
    values = reading_of(text, model).all_cells(place, quantity)
    return {"values": values, "reach": _reach(quantity, values)}


def probe_columns(text: str, probe: str, quantity: str = COLOUR, model: str = SHIPPED) -> Columns:
    """How well each cell follows a probe here and on unseen files, (H,), cells best first, and the probe itself, (T,).

    ``unseen``, ``unseen_auc`` and ``unseen_separation`` are nan where nothing was measured: unseen files were read by the
    shipped network only, and cells compared by their tanh(c).
    """
    found, results = ranking(text, probe, model, quantity), measured(model, quantity)
    nothing = Ranking(np.full(len(found.cells), np.nan), None, found.measure, False)
    unseen = results.rankings[probe] if results else nothing
    return {
        "cells": _floats(found.cells),
        "correlation": found.correlation,
        "auc": _or_nan(found, found.auc),
        "separation": _or_nan(found, found.separation),
        "unseen": unseen.correlation,
        "unseen_auc": _or_nan(found, unseen.auc),
        "unseen_separation": _or_nan(found, unseen.separation),
        "values": probe_values(probe, text),
        **(_count_columns(text, probe, quantity, model) if probe in COUNTS else {}),
    }


def _count_columns(text: str, probe: str, quantity: str, model: str) -> Columns:
    """R² of each cell and of all together, here and on unseen files, (H,) and (1,), and the count estimated by all, (T,)."""
    found, results = counted(text, probe, model, quantity), measured(model, quantity)
    unseen = results.counting.get(probe) if results else None
    nothing = np.full(len(found.cells), np.nan)
    return {
        "r2": found.cells,
        "r2_unseen": unseen.cells if unseen else nothing,
        "r2_all": np.array([found.readout]),
        "r2_all_unseen": np.array([unseen.readout if unseen else np.nan]),
        "estimate": found.estimate(reading_of(text, model).over(quantity)),
    }


def brush_columns(text: str, start: int, stop: int, quantity: str = COLOUR, model: str = SHIPPED) -> Columns:
    """How one quantity of each cell differs inside and outside a span, (H,), cells best first; ``reach``, (1,), as above."""
    found = brushed_cells(text, start, stop, model, quantity)
    columns = {name: getattr(found, name) for name in ("inside", "outside", "difference")}
    # Between −1 and 1 two means differ by 2 at most, between 0 and 1 by 1.
    most = 2.0 if quantity in TWO_SIDED else 1.0
    return {"cells": _floats(found.cells), **columns, "reach": _reach(quantity, found.difference, most)}


def _reach(quantity: str, values: FloatArray, most: float = 1.0) -> FloatArray:
    """(1,): where the scale ends: at ``most``, but for c, which has no bounds, at the largest size it has here."""
    return np.array([(float(np.abs(values).max()) or 1.0) if quantity == "c" else most])


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
    model = model_in(asked)
    if len(text) > (most := most_read(model)):
        raise ValueError(f"text is a string of 1 to {most:,} characters for a network of this size")
    if (quantity := asked.get("colour", COLOUR)) not in QUANTITIES:
        raise ValueError(f"colour is one of {', '.join(QUANTITIES)}")
    if what == "text":
        return partial(text_columns, text, model)
    if what == "cell":
        return partial(cell_answer, text, json_integer(asked, "cell", 0, network(model).units - 1), model)
    if what == "place":
        return partial(place_columns, text, json_integer(asked, "place", 0, len(text) - 1), quantity, model)
    if what == "probe":
        if asked.get("probe") not in tuple(PROBES):
            raise ValueError(f"probe is one of {', '.join(PROBES)}")
        return partial(probe_columns, text, asked["probe"], quantity, model)
    if what == "brush":
        start, stop = (
            json_integer(asked, "start", 0, len(text) - 1),
            json_integer(asked, "stop", 0, len(text)),
        )
        return partial(brush_columns, text, start, stop, quantity, model)
    raise ValueError("a question is about text, cell, place, probe, brush or writing")


def record(path: Mapping[str, str], body: bytes) -> Recording:
    """Answer ``{"text": …, "cell": 12}`` asked at ``api/neurons/cell``; each column has a length of its own.

    Raises ValueError in one sentence where the question cannot be met.
    """
    columns = parse(path["what"], body)()
    return Recording({}, {name: column[np.newaxis] for name, column in columns.items()})


def _or_nan(found: Ranking, by_cell: FloatArray | None) -> FloatArray:
    return np.full(len(found.cells), np.nan) if by_cell is None else by_cell


def _floats(numbers: Any) -> FloatArray:
    return np.asarray(numbers, np.float64)


route = post_route(f"{PATH}/{{what}}", record, MAX_BODY, TEXTS)
