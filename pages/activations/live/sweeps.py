"""The recorded curves behind the page, over HTTP: everything about 401 inputs from −span to span.

The browser draws the curves from it and, while a point is dragged, looks its numbers up in it.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.unit.curves import RECORDED, on_both_curves, tangent
from pages.ui.live.grid import SPANS, SWEEP_TYPE, grid

PATH = "api/activations"
TANGENTS = tuple(f"{curve}_{end}" for curve in ("sigmoid", "tanh") for end in ("before", "after"))
COLUMNS = ("z", *RECORDED, *TANGENTS)
TANGENT_SHARE = 0.16


def values_at(z: NDArray[np.float64], span: int) -> dict[str, NDArray[np.float64]]:
    """Everything recorded about the inputs ``z`` on an axis from −span to span, tangents included."""
    found = on_both_curves(z)
    values = {"z": z, **found}
    for curve in ("sigmoid", "tanh"):
        ends = tangent(found[curve], found[f"{curve}_slope"], TANGENT_SHARE * span)
        values |= dict(zip((f"{curve}_before", f"{curve}_after"), ends, strict=True))
    return values


@cache
def recorded(span: int) -> bytes:
    """All columns as little-endian float64, column after column."""
    values = values_at(grid(span), span)
    return b"".join(np.ascontiguousarray(values[name], dtype="<f8").tobytes() for name in COLUMNS)


async def answer(request: Request) -> Response:
    """``GET api/activations?span=10``."""
    text = request.query_params.get("span", "")
    if text not in map(str, SPANS):
        return PlainTextResponse(f"span is one of {', '.join(map(str, SPANS))}", status_code=400)
    return Response(
        recorded(int(text)),
        media_type=SWEEP_TYPE,
        headers={
            "cache-control": "public, max-age=86400",
            "x-columns": ",".join(COLUMNS),
            "content-encoding": "identity",
        },
    )


route = Route(f"/{PATH}", answer, methods=["GET"])
