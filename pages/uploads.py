"""Files come from the app's own page only; what browsers themselves say of a request decides that. Pure.

Streamlit compares a token with a cookie instead, which never arrives where the app stands in a frame on another site, so
that no file could be sent from a course page. A page of ours is at its own origin in a frame, too.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

UPLOADS = "/_stcore/upload_file/"
_CHANGING = frozenset({"PUT", "POST", "DELETE"})


class OwnUploads:
    """Refuses a file that another site's page sends, or takes away, in a visitor's name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_upload = (
            scope["type"] == "http" and scope["method"] in _CHANGING and scope["path"].startswith(UPLOADS)
        )
        if is_upload and is_from_elsewhere(Headers(scope=scope)):
            refusal = PlainTextResponse("A file can be sent from the app's own page only.", status_code=403)
            await refusal(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another origin's page asks; who says nothing is no browser, and has no visitor's name.

    On encrypted lines and on the computer itself browsers say it outright; elsewhere they name the origin.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
