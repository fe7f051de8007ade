"""What a page must never do: throw, complain in the console, or ask another host for anything."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, WebError


@dataclass
class Watch:
    """Collects what the pages of some contexts did wrong."""

    hosts: set[str]
    problems: list[str] = field(default_factory=list)
    tolerated: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch every page of ``context``."""
        context.on("weberror", self._threw)
        context.on("console", self._said)
        context.on("request", self._asked)
        return context

    def over_page(self, page: Page, stack: ExitStack) -> Page:
        """Watch one page until the stack is closed: others use it afterwards."""
        for event, handler in (
            ("pageerror", self._threw),
            ("console", self._said),
            ("request", self._asked),
        ):
            page.on(event, handler)
            stack.callback(page.remove_listener, event, handler)
        return page

    def tolerate(self, pattern: str) -> None:
        """Let pass what a test provokes on purpose."""
        self.tolerated.append(pattern)

    def check(self) -> None:
        """Fail when something was seen that no test has provoked."""
        rest = [text for text in self.problems if not any(re.search(p, text) for p in self.tolerated)]
        assert not rest, "\n".join(rest)

    def _threw(self, problem: WebError | Error) -> None:
        self.problems.append(f"the page threw: {problem.error if isinstance(problem, WebError) else problem}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc not in self.hosts:
            self.problems.append(f"a request to another host: {request.url}")


class Traffic:
    """What a page has sent since it was made."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.frames: list[str | bytes] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: self.frames.append(frame)))

    def forget(self) -> None:
        """Start anew."""
        self.requests.clear()
        self.frames.clear()
