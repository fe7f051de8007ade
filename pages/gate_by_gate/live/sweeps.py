"""The recorded sweep behind a drag, over HTTP: one setting over its grid, every number that follows.

The browser asks for it when a handle is touched, keeps it, and only looks rows up while the handle
moves. The answer depends on nothing but the question, so it may be cached and belongs to no session.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.unit.sweep import sweep
from lstm_core.words.symbols import SETTINGS, affected_by
from pages.ui.live.grid import ROWS, SPANS, SWEEP_TYPE, grid
from pages.ui.params.unit_settings import listed_numbers, parameters_of

PATH = "api/sweep"


@cache
def columns(handle: str, decimals: int | None) -> tuple[str, ...]:
    """What a sweep of ``handle`` records; in paper arithmetic the exact memories stand beside it."""
    exact = ("exact.c", "exact.h") if decimals is not None else ()
    return (handle, *affected_by(handle), *exact)


def recorded(numbers: dict[str, float], handle: str, span: int, decimals: int | None) -> NDArray[np.float64]:
    """The sweep as a table, shape (columns, 401)."""
    values = grid(span)
    parameters = parameters_of(numbers)
    state = numbers["x"], numbers["h_prev"], numbers["c_prev"]
    shown = sweep(parameters, *state, handle, values, decimals=decimals)
    exact = sweep(parameters, *state, handle, values) if decimals is not None else shown
    table = np.empty((len(columns(handle, decimals)), ROWS))
    for row, name in enumerate(columns(handle, decimals)):
        source = exact if name.startswith("exact.") else shown
        table[row] = values if name == handle else getattr(source, name.removeprefix("exact."))
    return table


async def answer(request: Request) -> Response:
    """``GET api/sweep?handle=x&span=10&numbers=…&paper=2``: little-endian float64, column after column.

    ``numbers`` are the fifteen settings in the registry's order; the handle's own place may be empty.
    """
    query = request.query_params
    try:
        handle, span = query.get("handle", ""), int(query.get("span", "10"))
        if handle not in SETTINGS or span not in SPANS:
            raise ValueError(
                f"handle is one of {', '.join(SETTINGS)}; span is one of {', '.join(map(str, SPANS))}"
            )
        decimals = int(query["paper"]) if query.get("paper") else None
        table = recorded(listed_numbers(query.get("numbers", ""), handle), handle, span, decimals)
    except ValueError as problem:
        return PlainTextResponse(str(problem), status_code=400)
    return Response(
        table.astype("<f8").tobytes(),
        media_type=SWEEP_TYPE,
        headers={
            "cache-control": "public, max-age=86400",
            "x-columns": ",".join(columns(handle, decimals)),
            "content-encoding": "identity",
        },
    )


route = Route(f"/{PATH}", answer, methods=["GET"])
