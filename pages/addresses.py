"""An address that is nearly a page's leads to that page: /Gates and /gates/anything to /gates, /start to /.

The unit's page once stood at ``/``, so an address there that says something the beginning does not know is the unit's.
Who has been here, which a cookie says, goes straight to the unit.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.start.state import ADDRESS as BEGINNING
from pages.ui.params.view import KEYS

FIRST = "start"
PAGES = frozenset(page.parent.name for page in Path(__file__).parent.glob("*/page.py")) - {FIRST}
BEEN_HERE = "gatewise_been_here"
"""The cookie that the browser's side sets when somebody leaves the beginning for another page."""
_OF_THE_BEGINNING = {param.key for param in BEGINNING.params} | set(KEYS)


class NearlyAPage:
    """Redirects what a person opened, and nothing that a page asks for: below a page there is no other."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
            query = scope["query_string"].decode("latin-1")
            meant = _meant(scope["path"], query, Headers(scope=scope).get("cookie", ""))
            if meant:
                await RedirectResponse(meant)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _meant(path: str, query: str, cookies: str) -> str:
    """The address to go to instead; empty where it is right as it is."""
    if path == "/":
        said = parse_qs(query, keep_blank_values=True)
        is_the_units = bool(said.keys() - _OF_THE_BEGINNING)
        has_been_here = not said and BEEN_HERE in cookie_parser(cookies)
        return _asking("/unit", query) if is_the_units or has_been_here else ""
    name = path.strip("/").partition("/")[0].lower()
    if name == FIRST:
        # Whoever asks for it by its name wants to see it again.
        return _asking("/", query or "screen=1")
    return _asking(f"/{name}", query) if name in PAGES and path != f"/{name}" else ""


def _asking(page: str, query: str) -> str:
    return f"{page}?{query}" if query else page
