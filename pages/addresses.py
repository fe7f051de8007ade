"""An address that is nearly a page's leads to that page: /Gates, /gatse and /gates/anything to /gates, /start to /.

What is near no page is answered with a page that lists them all.
The unit's page once stood at ``/``, so an address there that says something the beginning does not know is the unit's.
Layers once were a panel of ``/gates``, so an address that opens it is theirs, with what it says of the layer.
Who has been here, which a cookie says, goes straight to the unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.layer.url import ADDRESS as LAYERS
from pages.lost import lost
from pages.start.state import ADDRESS as BEGINNING
from pages.ui.params.view import KEYS
from pages.ui.text.course import title_of_page
from pages.ui.visits.unknown import is_foreign

FIRST = "start"
PAGES = frozenset(page.parent.name for page in Path(__file__).parent.glob("*/page.py")) - {FIRST}
BEEN_HERE = "gatewise_been_here"
"""The cookie that the browser's side sets when somebody leaves the beginning for another page."""
_LAYERS_PANEL = "many"
_OF_THE_BEGINNING = {*BEGINNING.names, *KEYS}
_SERVED = frozenset({"api", "app", "assets", "component", "media", "sheet", "static"})
"""What the server, Streamlit's included, serves beside pages; what begins with a line or has a dot in it is a file's."""
_MEANT = {title_of_page(name).lower().replace(" ", "-"): name for name in (*PAGES, FIRST)} | {
    name: name for name in (*PAGES, FIRST)
}
_NEAR = 0.6
"""How alike a misspelt name and a page's have to be: six letters of ten."""


class NearlyAPage:
    """Answers what a person opened where it is no page, and nothing that a page asks for: below a page there is no other."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
            query = scope["query_string"].decode("latin-1")
            path = scope["path"]
            meant = _meant(path, query, Headers(scope=scope).get("cookie", ""))
            if meant is None:
                await HTMLResponse(lost(path), status_code=404)(scope, receive, send)
                return
            if meant:
                await RedirectResponse(meant)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _meant(path: str, query: str, cookies: str) -> str | None:
    """The address to go to instead; empty where it is right as it is, None where there is no page near."""
    if path == "/":
        said = parse_qs(query, keep_blank_values=True).keys()
        is_the_units = not _foreign_but(_OF_THE_BEGINNING, said)
        has_been_here = _foreign_but((), said) and BEEN_HERE in cookie_parser(cookies)
        return _asking("/unit", query) if is_the_units or has_been_here else ""
    name = path.strip("/").partition("/")[0].lower()
    if name in _SERVED or name.startswith("_") or "." in name:
        return ""
    page = _MEANT[name] if name in _MEANT else _nearest(name)
    if page == FIRST:
        # Whoever asks for it by its name wants to see it again.
        return _asking("/", query or "screen=1")
    if page is None:
        return None
    if page == "gates" and parse_qs(query).get("open") == [_LAYERS_PANEL]:
        return _asking("/layer", _of_the_layer(query))
    return _asking(f"/{page}", query) if path != f"/{page}" else ""


def _of_the_layer(query: str) -> str:
    """What an address of the panel says that the page of layers knows; the gate and its numbers stay behind."""
    known = {*LAYERS.names, *KEYS} - {"open"}
    return urlencode(
        [(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if key in known]
    )


def _nearest(name: str) -> str | None:
    near = get_close_matches(name, _MEANT, 1, _NEAR)
    return _MEANT[near[0]] if near else None


def _foreign_but(known: Iterable[str], names: Iterable[str]) -> bool:
    """Whether all the names are known, or of no concern to the app."""
    return all(name in known or is_foreign(name) for name in names)


def _asking(page: str, query: str) -> str:
    return f"{page}?{query}" if query else page
