"""What the server adds to Streamlit's own page: how it is looked at, and the style sheets of what surrounds live parts.

Streamlit sends every visitor the same file and draws into it. Said there, a view is right from the first byte on.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.front import FIRST, Front
from pages.ui.front.frame import without_script
from pages.ui.front.links import CONNECTS_AT_ONCE, typefaces_ahead
from pages.ui.live.assets import TOGETHER, address
from pages.ui.params.view import KEYS, PRESENTED, PRESENTING, View, view_of

_ROOT = b'<div id="root">'
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_SHEET = re.compile(r'<link rel="stylesheet"[^>]*>')
_FONT = re.compile(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>')
# The file's own mark says nothing of what is written into it, and nothing can be written into it compressed.
_NOT_ASKED = frozenset({b"if-none-match", b"if-modified-since", b"accept-encoding"})


class Shell:
    """Writes into the page that Streamlit sends."""

    def __init__(self, app: ASGIApp, front: Front) -> None:
        self.app, self.front = app, front

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asks_for_page = (
            scope["type"] == "http"
            and scope["method"] == "GET"
            and "text/html" in Headers(scope=scope).get("accept", "")
        )
        if not asks_for_page:
            await self.app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] not in _NOT_ASKED]
        await self.app({**scope, "headers": headers}, receive, _Rewriting(scope, send, self.front))


class _Rewriting:
    """Keeps an answer that is a page until all of it is there; passes everything else on."""

    def __init__(self, scope: Scope, send: Send, front: Front) -> None:
        self.front = front
        self.page = scope["path"].rpartition("/")[2] or FIRST
        self.query = scope["query_string"].decode("latin-1")
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            is_page = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
            if is_page:
                self.start = message
                return
        if self.start is None or message["type"] != "http.response.body":
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body", False):
            return
        body = with_shell(self.body, self.page, self.query, self.front) if _ROOT in self.body else self.body
        headers = MutableHeaders(raw=self.start["headers"])
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["content-length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})


def with_shell(page: bytes, name: str, query: str, front: Front) -> bytes:
    """Streamlit's file for the address of the page ``name``, with what is ours.

    What stands on the page at first needs no style sheet, so these come after it; the typeface is a smaller file.
    """
    text = page.decode()
    view = view_of(dict(parse_qsl(query)), name)
    head, first = front.of(name, query)
    if view != View():
        first = ""
    theirs = "".join(_SHEET.findall(text))
    ours = f'<link rel="stylesheet" href="./{address(TOGETHER)}">'
    text = _SHEET.sub("", _FONT.sub(typefaces_ahead(), text))
    text = _NO_SCRIPT.sub(without_script(), text)
    text = text.replace("<html", f"<html{_attributes(view)}", 1)
    text = text.replace("</head>", f"<script>{CONNECTS_AT_ONCE}</script>{head}</head>", 1)
    return text.replace(_ROOT.decode(), first + theirs + ours + _ROOT.decode(), 1).encode()


def _attributes(view: View) -> str:
    said = {
        "view": " ".join(KEYS),
        "presented": " ".join(PRESENTED),
        "presenting": " ".join(PRESENTING),
        "show": "present" if view.present else "",
        "only": " ".join(view.only),
        "embed": "true" if view.embedded else "",
    }
    return "".join(f' data-{name}="{escape(text)}"' for name, text in said.items() if text)
