"""An address that is nearly a page's leads to that page: /Gates and /gates/anything to /gates."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

PAGES = frozenset(page.parent.name for page in Path(__file__).parent.glob("*/page.py"))


class NearlyAPage:
    """Redirects what a person opened, and nothing that a page asks for: below a page there is no other."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
            name = scope["path"].strip("/").partition("/")[0].lower()
            if name in PAGES and scope["path"] != f"/{name}":
                query = scope["query_string"].decode("latin-1")
                await RedirectResponse(f"/{name}?{query}" if query else f"/{name}")(scope, receive, send)
                return
        await self.app(scope, receive, send)
