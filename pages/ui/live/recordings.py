"""Recorded sweeps over HTTP: what every page's endpoint has in common.

A page says how a question is met; here stand the format of the answer (little-endian float64, column
after column, then line after line), its headers, and how a question that cannot be met is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.numbers.activations import FloatArray
from pages.ui.exchange.route import RefusedError, body_of
from pages.ui.live.grid import ROWS
from pages.ui.load.lanes import USUAL, beside

# A type of its own, so that no time goes into compressing what hardly compresses.
SWEEP_TYPE = "application/vnd.gatewise.sweep"
KEPT_A_DAY = "public, max-age=86400"
NOT_KEPT = "no-store"


@dataclass(frozen=True, eq=False)
class Recording:
    """``columns`` by name, one number a row, (n,) each; ``lines`` by name, (rows, steps) each."""

    columns: Mapping[str, FloatArray]
    lines: Mapping[str, FloatArray] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """Everything as little-endian float64, column after column, then line after line."""
        parts = [*self.columns.values(), *self.lines.values()]
        return b"".join(np.ascontiguousarray(part, dtype="<f8").tobytes() for part in parts)

    @property
    def headers(self) -> dict[str, str]:
        """The names of the columns, and of the lines with their shapes; nothing for what there is none of."""
        shapes = ",".join(f"{key}:{line.shape[0]}:{line.shape[1]}" for key, line in self.lines.items())
        headers = {"x-columns": ",".join(self.columns), "x-lines": shapes}
        return {name: text for name, text in headers.items() if text}


def every_nth_row(per_row: int, at_most: int, strides: Sequence[int]) -> int:
    """The first of ``strides`` at which ``per_row`` numbers from each of the grid's rows are not too many."""
    return next((stride for stride in strides if per_row * (ROWS // stride + 1) <= at_most), strides[-1])


def get_route(path: str, record: Callable[[Mapping[str, str]], Recording]) -> Route:
    """``GET path?…``: ``record`` gets the query; its ValueError is the refusal.

    The address says the whole question, so the answer may be kept for a day.
    """

    async def sweep_endpoint(request: Request) -> Response:
        return await _answered(lambda: record(request.query_params), KEPT_A_DAY, USUAL)

    return Route(f"/{path}", sweep_endpoint, methods=["GET"])


def post_route(
    path: str, record: Callable[[Mapping[str, str], bytes], Recording], max_body: int, lane: str = USUAL
) -> Route:
    """``POST path``: ``record`` gets what the path names and a body of at most ``max_body`` bytes."""

    async def sweep_endpoint(request: Request) -> Response:
        try:
            body = await body_of(request, max_body)
        except RefusedError as refusal:
            return PlainTextResponse(str(refusal), status_code=refusal.status)
        return await _answered(lambda: record(request.path_params, body), NOT_KEPT, lane)

    return Route(f"/{path}", sweep_endpoint, methods=["POST"])


async def _answered(record: Callable[[], Recording], kept: str, lane: str) -> Response:
    try:
        # A long series takes up to a second, in which the server shall hear others.
        recording = await beside(lane, record)
    except ValueError as problem:
        return PlainTextResponse(str(problem), status_code=400)
    headers = {"cache-control": kept, "content-encoding": "identity", **recording.headers}
    return Response(recording.body, media_type=SWEEP_TYPE, headers=headers)
