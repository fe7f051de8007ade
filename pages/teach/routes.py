"""Where sheets are served: ``/sheet`` and, below it, its variants, a variant to be marked, and files for question banks.

Every one is a plain question with a plain answer, of which nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.teach.formats.moodle import moodle_file
from pages.teach.formats.qti import qti_file
from pages.teach.sheet import check, document
from pages.teach.sheet.code import ACCEPTED, Variant, variant_of
from pages.teach.sheet.markup import written
from pages.teach.sheet.variant import printed
from pages.teach.spec import TEACH, title_of
from pages.teach.state import TeachState
from pages.ui.load.lanes import FILES, USUAL, beside
from pages.ui.params.codecs import integer
from pages.ui.text.texts import text

MAX_QUERY = 32_000
_APP = re.compile(r"https?://[\w.:\[\]-]{1,200}(/[\w./~%-]{0,200})?/")


async def _sheet(request: Request) -> Response:
    state, notices = TEACH.decode(_query(request))
    query = TEACH.encode(state)
    return HTMLResponse(document.shell(state, title_of(state), query, notices))


async def _variant(request: Request) -> Response:
    """``app`` is the app's address as the browser knows it; a proxy may hide it from the server."""
    asked = dict(request.query_params)
    try:
        state = _state(request)
        number = integer(1, state.variants).ask(asked, "variant")
    except ValueError as problem:
        return _refusal(problem)
    app = asked.get("app", "")
    if not _APP.fullmatch(app):
        app = str(request.base_url)
    variant = Variant(state.order, number, state.vocabulary)
    made = await beside(USUAL, lambda: written(*printed(variant, title_of(state), app)))
    return HTMLResponse(made)


async def _check(request: Request) -> Response:
    query = _query(request)
    if len(query) > MAX_QUERY:
        return HTMLResponse(document.refused([text("teach.check.too_long")]), status_code=414)
    typed = dict(request.query_params)
    code = typed.pop("code", "")
    try:
        variant = variant_of(code) if code.strip() else None
    except ValueError:
        return HTMLResponse(check.door(code, text("teach.check.no_code", accepted=ACCEPTED)), status_code=400)
    if variant is None:
        return HTMLResponse(check.door("", ""))
    return HTMLResponse(await beside(USUAL, check.page, variant, typed))


def _query(request: Request) -> str:
    return request.url.query


def _state(request: Request) -> TeachState:
    """The sheet that is asked for. Raises ValueError, in one sentence, where its address cannot be used as it is."""
    state, complaints = TEACH.decode(_query(request))
    if complaints:
        raise ValueError(complaints[0])
    return state


def _refusal(problem: ValueError) -> Response:
    return PlainTextResponse(str(problem), status_code=400)


def _file(name: str, media: str, make: Callable[[TeachState, str], bytes]) -> Route:
    async def endpoint(request: Request) -> Response:
        try:
            state = _state(request)
        except ValueError as problem:
            return _refusal(problem)
        content = await beside(FILES, make, state, title_of(state))
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(content, media_type=media, headers=headers)

    return Route(f"/sheet/{name}", endpoint, methods=["GET"])


ROUTES: tuple[Route, ...] = (
    Route("/sheet", _sheet, methods=["GET"]),
    Route("/sheet/variant", _variant, methods=["GET"]),
    Route("/sheet/check", _check, methods=["GET"]),
    _file("moodle.xml", "application/xml", moodle_file),
    _file("qti.zip", "application/zip", qti_file),
)
"""Below the app's own address, as :mod:`pages.server` serves them."""
