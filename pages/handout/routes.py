"""What a browser asks before it hands out a link: ``GET api/address`` and ``GET api/code?address=…``."""

from __future__ import annotations

from dataclasses import asdict

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.handout.address import address_for_others
from pages.handout.code import code_of

_UNKEPT = {"cache-control": "no-store"}
_WEB = ("http://", "https://")


async def _address(request: Request) -> Response:
    client = request.client.host if request.client else ""
    forwarded = request.headers.get("x-forwarded-for", "")
    clients = [part.strip() for part in (client, *filter(None, forwarded.split(",")))]
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    scheme = "https" if scheme == "https" else "http"
    host = request.headers.get("host", "")
    found = await run_in_threadpool(address_for_others, scheme, host, clients)
    return JSONResponse(asdict(found), headers=_UNKEPT)


async def _code(request: Request) -> Response:
    address = request.query_params.get("address", "")
    if not address.startswith(_WEB):
        return PlainTextResponse("“address” is not an address of the web.", status_code=422)
    made = await run_in_threadpool(code_of, address)
    return JSONResponse(asdict(made), headers=_UNKEPT)


ROUTES: tuple[Route, ...] = (
    Route("/api/address", _address, methods=["GET"]),
    Route("/api/code", _code, methods=["GET"]),
)
