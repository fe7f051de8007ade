"""A Chromium for the measurements, and what its debugging protocol tells about a page."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.chromium import FLAGS, MISSING, find

PROBE = Path(__file__).with_name("probe.js")
SIZE = {"width": 1440, "height": 900}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium; ends the program with a sentence when there is none."""
    program = find()
    if program is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own: empty cache, no connections, the probe installed."""
    context = browser.new_context(viewport=SIZE)
    try:
        context.add_init_script(path=PROBE)
        yield context.new_page()
    finally:
        context.close()


@dataclass
class Traffic:
    """What went over the wire of one page since :meth:`watch`."""

    requests: list[str] = field(default_factory=list)
    http_bytes: float = 0
    socket_bytes: float = 0
    socket_sent: int = 0

    @classmethod
    def watch(cls, page: Page) -> Traffic:
        """Listen to a page that has not been opened yet."""
        traffic = cls()
        cdp = page.context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.on("Network.requestWillBeSent", lambda e: traffic.requests.append(e["request"]["url"]))
        cdp.on("Network.loadingFinished", traffic._finished)
        cdp.on("Network.webSocketFrameReceived", lambda e: traffic._frame(e, sent=False))
        cdp.on("Network.webSocketFrameSent", lambda e: traffic._frame(e, sent=True))
        return traffic

    def _finished(self, event: dict[str, Any]) -> None:
        self.http_bytes += event["encodedDataLength"]

    def _frame(self, event: dict[str, Any], *, sent: bool) -> None:
        response = event["response"]
        payload = response["payloadData"]
        self.socket_bytes += len(payload.encode() if response["opcode"] == 1 else base64.b64decode(payload))
        self.socket_sent += sent

    @property
    def megabytes(self) -> float:
        """Everything transferred, in millions of bytes."""
        return (self.http_bytes + self.socket_bytes) / 1e6

    def elsewhere(self, url: str) -> list[str]:
        """Requests to another host than the server's."""
        own = urlsplit(url).netloc
        parts = [(urlsplit(asked), asked) for asked in self.requests]
        return [
            asked
            for part, asked in parts
            if part.scheme in ("http", "https", "ws", "wss") and part.netloc != own
        ]


class MainThread:
    """How long a page's main thread has worked, by the browser's own counters, in seconds."""

    def __init__(self, page: Page) -> None:
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("Performance.enable")

    def read(self) -> dict[str, float]:
        """Script; style and layout; and all tasks, these included."""
        found = {
            entry["name"]: entry["value"] for entry in self.cdp.send("Performance.getMetrics")["metrics"]
        }
        return {
            "script": found["ScriptDuration"],
            "style and layout": found["RecalcStyleDuration"] + found["LayoutDuration"],
            "all": found["TaskDuration"],
        }
