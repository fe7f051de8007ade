"""The recorded numbers behind a drag on this page, over HTTP: the map for every weight, the grid under its point."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.unit.step import step
from pages.gates.maps import map_values
from pages.gates.state import LETTERS, REACHES
from pages.ui.live.grid import SPANS, SWEEP_TYPE, grid
from pages.ui.params.unit_settings import listed_numbers, parameters_of

PATH = "api/gate-map"
POINT = "point"
SIDE = 61
RESULTS = ("f", "i", "g", "o", "kept", "added", "c", "tanh_c", "h")


def place_value(reach: int, place: int) -> float:
    """The number at one place of the grid's side: 61 places from −reach to reach."""
    half = SIDE // 2
    return (place - half) * reach / half


def point_of_row(reach: int, row: int) -> tuple[float, float]:
    """Input and short-term memory at one row of the grid; the input runs fastest."""
    return place_value(reach, row % SIDE), place_value(reach, row // SIDE)


def grid_values(gate: str, numbers: Mapping[str, float], reach: int) -> dict[str, NDArray[np.float64]]:
    """Every number that the page shows, at each of 61 × 61 points: entries (3721,)."""
    side = np.array([place_value(reach, place) for place in range(SIDE)])
    h, x = (part.ravel() for part in np.meshgrid(side, side, indexing="ij"))
    trace = step(parameters_of(numbers), x, h, numbers["c_prev"])
    letter = LETTERS[gate]
    keys = (f"p_{letter}h", f"p_{letter}x", f"z_{letter}", *RESULTS)
    return {"x": x, "h_prev": h, **{key: getattr(trace, key) for key in keys}}


def swept_map(
    gate: str, handle: str, numbers: Mapping[str, float], span: int, reach: int
) -> dict[str, NDArray[np.float64]]:
    """The gate's map at each of 401 values of one of its weights: entries (401,)."""
    letter = LETTERS[gate]
    short_term, given, bias = (
        grid(span) if name == handle else numbers[name]
        for name in (f"w_{letter}h", f"w_{letter}x", f"b_{letter}")
    )
    return map_values(gate, (short_term, given, bias), reach)


def recorded(
    gate: str, handle: str, numbers: Mapping[str, float], span: int, reach: int
) -> dict[str, NDArray[np.float64]]:
    """What a drag of ``handle`` looks up: a weight of the gate, or the point on the map."""
    if handle == POINT:
        return grid_values(gate, numbers, reach)
    return swept_map(gate, handle, numbers, span, reach)  # fmt: skip


async def answer(request: Request) -> Response:
    """``GET api/gate-map?gate=forget&handle=w_fh&span=10&reach=3&numbers=…``: float64, column after column.

    ``handle`` is one of the gate's three weights, or ``point``; ``numbers`` are the fifteen settings.
    """
    query = request.query_params
    try:
        gate, handle = query.get("gate", ""), query.get("handle", "")
        span, reach = (
            _one_of(query.get(name, ""), name, of) for name, of in (("span", SPANS), ("reach", REACHES))
        )
        if gate not in LETTERS or handle not in (
            POINT,
            *(f"{part}_{LETTERS[gate]}{end}" for part, end in (("w", "h"), ("w", "x"), ("b", ""))),
        ):
            raise ValueError(f"gate is one of {', '.join(LETTERS)}; handle is point or one of its weights")
        numbers = listed_numbers(query.get("numbers", ""), handle)
        found = await run_in_threadpool(recorded, gate, handle, numbers, span, reach)
    except ValueError as problem:
        return PlainTextResponse(str(problem), status_code=400)
    return Response(
        b"".join(np.ascontiguousarray(column, dtype="<f8").tobytes() for column in found.values()),
        media_type=SWEEP_TYPE,
        headers={
            "cache-control": "public, max-age=86400",
            "x-columns": ",".join(found),
            "content-encoding": "identity",
        },
    )  # fmt: skip


def _one_of(text: str, name: str, accepted: tuple[int, ...]) -> int:
    if text not in map(str, accepted):
        raise ValueError(f"{name} is one of {', '.join(map(str, accepted))}")
    return int(text)


route = Route(f"/{PATH}", answer, methods=["GET"])
