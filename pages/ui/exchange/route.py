"""``POST api/<page>`` with ``{"query": …, "event": …}``: checked before anything is computed, answered from nothing kept.

The answer is that of :meth:`pages.ui.exchange.live_page.LivePage.answer`, or ``{"refused": …}`` for a typed text that
cannot be used; an event that no page makes is refused with 422, what is no question with 400.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.ui.exchange.live_page import LivePage
from pages.ui.load.lanes import beside

MAX_BODY = 256_000
"""Bytes of a question: two queries of the longest series with room to spare."""
MAX_QUERY = 64_000
"""Characters of a query."""
MAX_WAIT_S = 10.0
"""How long a question may take to arrive."""
QUICK = 1_000
"""A query of fewer characters is answered at once, in about a millisecond; a longer one in a thread."""

TYPED = ("text", "guess")
"""The events that bring what a person has typed."""

EXPECTED = 'a JSON object {"query": a text, "event": an object or null}'


class RefusedError(ValueError):
    """A question that is not answered, with its status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def exchange_route(page: LivePage[Any]) -> Route:
    """The route of one page."""

    async def endpoint(request: Request) -> Response:
        try:
            body = await body_of(request, MAX_BODY)
            query, event = question_in(body)
        except RefusedError as refusal:
            return PlainTextResponse(str(refusal), status_code=refusal.status)
        try:
            if len(query) < QUICK and not page.slow:
                answer = page.answer(query, event)
            else:
                answer = await beside(page.lane, page.answer, query, event)
        except ValueError as problem:
            # What a person typed may be refused; that is an answer, and no fault of whoever asked.
            if event is not None and event.get("kind") in TYPED:
                return _json({"refused": str(problem)})
            return PlainTextResponse(str(problem), status_code=422)
        return _json(answer)

    return Route(f"/api/{page.name}", endpoint, methods=["POST"])


def _json(answer: dict[str, Any]) -> Response:
    content = orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY)
    return Response(content, media_type="application/json", headers={"cache-control": "no-store"})


async def body_of(request: Request, most: int) -> bytes:
    """The body of a question, which says its size first.

    Raises:
        RefusedError: 413 for more than ``most`` bytes, before they are read; 408 for one that takes too long.
    """
    too_long = RefusedError(413, f"A question has at most {most:,} bytes.")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:15]) > most:
        raise too_long
    body = bytearray()
    try:
        async with asyncio.timeout(MAX_WAIT_S):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise too_long
    except TimeoutError:
        raise RefusedError(408, f"The question did not arrive within {MAX_WAIT_S:g} seconds.") from None
    return bytes(body)


def question_in(body: bytes) -> tuple[str, dict[str, Any] | None]:
    """The query and the event of a question.

    Raises:
        RefusedError: 400, in one sentence, for anything else, a name said twice and a number that is none.
    """
    try:
        asked = json.loads(body, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise RefusedError(400, f"The question cannot be read; expected {EXPECTED}.") from None
    if not isinstance(asked, dict) or set(asked) - {"query", "event"}:
        raise RefusedError(400, f"The question is not one the page asks; expected {EXPECTED}.")
    query, event = asked.get("query"), asked.get("event")
    if not isinstance(query, str) or len(query) > MAX_QUERY:
        raise RefusedError(400, f"“query” is not a text of at most {MAX_QUERY:,} characters.")
    if event is not None and not isinstance(event, dict):
        raise RefusedError(400, "“event” is not an object; expected an object or null.")
    return query, event


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(name)
        found[name] = value
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)
