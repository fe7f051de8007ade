"""What the browser looks up about a text, over HTTP: one cell, all cells at a character, how cells are ranked, what the network writes.

The answer depends on nothing but the question, in which the text stands, so it belongs to no session.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.charlm.net.reading import LONGEST
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.numbers.activations import FloatArray
from pages.neurons.model.network import network, reading_of
from pages.neurons.reader.finding import brushed_cells, ranking
from pages.neurons.writing.writings import question_in, writing_columns
from pages.ui.live.grid import SWEEP_TYPE

PATH = "api/neurons"
# A character takes at most twelve bytes as JSON writes it.
MAX_BODY = 12 * LONGEST + 1024

Columns = Mapping[str, FloatArray]


def text_columns(text: str) -> Columns:
    """Each character's symbol and surprise, and the likeliest to follow it with their chances, each (T,)."""
    reading = reading_of(text)
    found = {"symbol": _floats(reading.symbols), "surprise": reading.surprise}
    # Row t of a reading stands before character t.
    for k in range(reading.top.shape[1]):
        found |= {f"top{k}": _floats(reading.top[1:, k]), f"chance{k}": reading.chances[1:, k]}
    return found


def cell_columns(text: str, cell: int) -> Columns:
    """One cell's gates and memories, each (T,). Raises ValueError for a cell that does not exist."""
    return reading_of(text).cell(cell)._asdict()


def place_columns(text: str, place: int) -> Columns:
    """What every cell holds after one character: tanh of its long-term memory, (H,)."""
    return {"tanh_c": reading_of(text).tanh_c[place]}


def probe_columns(text: str, probe: str) -> Columns:
    """How well each cell follows a probe, (H,), cells best first, and the probe itself, (T,)."""
    found = ranking(text, probe)
    auc = np.full(network().units, np.nan) if found.auc is None else found.auc
    return {
        "cells": _floats(found.cells),
        "correlation": found.correlation,
        "auc": auc,
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
    if not isinstance(text, str) or not 1 <= len(text) <= LONGEST:
        raise ValueError(f"text is a string of 1 to {LONGEST:,} characters")
    if what == "text":
        return partial(text_columns, text)
    if what == "cell":
        return partial(cell_columns, text, _whole(asked, "cell", network().units))
    if what == "place":
        return partial(place_columns, text, _whole(asked, "place", len(text)))
    if what == "probe":
        if asked.get("probe") not in tuple(PROBES):
            raise ValueError(f"probe is one of {', '.join(PROBES)}")
        return partial(probe_columns, text, asked["probe"])
    if what == "brush":
        start, stop = _whole(asked, "start", len(text)), _whole(asked, "stop", len(text) + 1)
        return partial(brush_columns, text, start, stop)
    raise ValueError("a question is about text, cell, place, probe, brush or writing")


def _whole(asked: Mapping[str, Any], name: str, count: int) -> int:
    number = asked.get(name)
    if type(number) is not int or not 0 <= number < count:
        raise ValueError(f"{name} is a whole number from 0 to {count - 1:,}")
    return number


async def answer(request: Request) -> Response:
    """``POST api/neurons/cell`` with ``{"text": …, "cell": 12}``: float64, column after column.

    Each column's length stands beside its name in ``x-lines``.
    """
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            return PlainTextResponse(f"a question has at most {MAX_BODY} bytes", status_code=413)
    try:
        # In a thread: a long text takes a second to read, in which the server shall hear others.
        found = await run_in_threadpool(_answered, request.path_params["what"], bytes(body))
    except ValueError as problem:
        return PlainTextResponse(str(problem), status_code=400)
    return Response(
        b"".join(np.ascontiguousarray(column, dtype="<f8").tobytes() for column in found.values()),
        media_type=SWEEP_TYPE,
        headers={
            "x-lines": ",".join(f"{name}:1:{len(column)}" for name, column in found.items()),
            "cache-control": "no-store",
            "content-encoding": "identity",
        },
    )


def _answered(what: str, body: bytes) -> Columns:
    return parse(what, body)()


def _floats(numbers: Any) -> FloatArray:
    return np.asarray(numbers, np.float64)


route = Route(f"/{PATH}/{{what}}", answer, methods=["POST"])
