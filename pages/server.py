"""What the server does around the pages: headers, compression, the diagram's files, a warm start."""

from __future__ import annotations

import base64
import gc
import hashlib
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware

from pages.activations.live import sweeps as activations_sweeps
from pages.activations.spec import ACTIVATIONS
from pages.addresses import NearlyAPage
from pages.forecast.live.route import RUNS as FORECAST_RUNS
from pages.forecast.spec import FORECAST
from pages.front import Front
from pages.gates.live import sweeps as gates_sweeps
from pages.gates.spec import GATES_PAGE
from pages.gradients.chain import sweeps as chain_sweeps
from pages.gradients.flow import sweeps as gradient_sweeps
from pages.gradients.gap.route import RUNS as GAP_RUNS
from pages.gradients.spec import GRADIENTS
from pages.handout.routes import ROUTES as HANDOUT
from pages.layer.spec import LAYER
from pages.neurons import columns as neuron_columns
from pages.neurons.spec import NEURONS
from pages.practise.spec import PRACTISE
from pages.sequence.live import sweeps as sequence_sweeps
from pages.sequence.spec import SEQUENCE
from pages.shell import Shell
from pages.sources.spec import SOURCES
from pages.start.spec import START
from pages.teach.routes import ROUTES as SHEETS
from pages.teach.spec import TEACH
from pages.training.landscape import route as training_landscape
from pages.training.live.route import RUNS as TRAINING_RUNS
from pages.training.spec import TRAINING
from pages.ui.exchange.live_page import LivePage
from pages.ui.exchange.route import exchange_route
from pages.ui.front.chunks import icons_address
from pages.ui.front.links import CONNECTS_AT_ONCE
from pages.ui.library.examples import shipped_examples
from pages.ui.live import assets
from pages.ui.live.grid import SPANS
from pages.unit.live import sweeps
from pages.unit.spec import UNIT
from pages.unit.url import default_state
from pages.uploads import OwnUploads

EXCHANGING: tuple[LivePage[Any], ...] = (
    START,
    UNIT,
    ACTIVATIONS,
    GATES_PAGE,
    LAYER,
    PRACTISE,
    SEQUENCE,
    GRADIENTS,
    TRAINING,
    FORECAST,
    NEURONS,
    SOURCES,
    TEACH,
)

ICONS = f"/{icons_address()}"
FRAME_ANCESTORS = "GATEWISE_FRAME_ANCESTORS"


def content_security_policy() -> str:
    """As tight as Streamlit 1.67 allows.

    Its page has one inline script and ours another, allowed by their hashes; its components load as blobs, its
    styles are made in the browser, and its messages are read with a few lines of WebAssembly, which may compile but
    no text may be run as a script. Who may embed the app stands in the variable GATEWISE_FRAME_ANCESTORS, as
    addresses with spaces between them; without it, only the app's own address.
    """
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = [*re.findall(r"<script>(.*?)</script>", page, re.DOTALL), CONNECTS_AT_ONCE]
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in inline
    )
    named = re.sub(r"[^A-Za-z0-9_\s:/.*'-]", "", os.environ.get(FRAME_ANCESTORS, ""))
    ancestors = " ".join(named.split()) or "'self'"
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {ancestors}",
        )
    )


class SecurityHeaders:
    """Adds the security headers: those about types and referrers everywhere, those about pages to pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.everywhere = {"x-content-type-options": "nosniff", "referrer-policy": "same-origin"}
        self.on_pages = {
            "content-security-policy": content_security_policy(),
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
            "cross-origin-opener-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.everywhere)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.update(self.on_pages)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class Answers:
    """Answers what live parts ask, which needs none of Streamlit's sessions: a fifth less work for each answer.

    And Streamlit's address of its icons, of which it would send thousands.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.router = Router(routes=answers())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(("/api/", ICONS)):
            # Without an app around it, the router itself answers a wrong method or address.
            await self.router({key: value for key, value in scope.items() if key != "app"}, receive, send)
        else:
            await self.app(scope, receive, send)


def middleware() -> list[Middleware]:
    """Headers outside, compression inside, then what is ours.

    Measured on the first page: Zstandard sends 620 kB of scripts where Brotli at 6 sends 550 in the same time.
    """
    return [
        Middleware(SecurityHeaders),
        Middleware(CompressMiddleware, zstd=False, brotli_quality=6, gzip_level=6),
        Middleware(Answers),
        Middleware(OwnUploads),
        Middleware(NearlyAPage),
        Middleware(Shell, front=Front(EXCHANGING)),
    ]


def routes() -> list[BaseRoute]:
    """The diagram's files and worksheets; the rest is Streamlit's, and what :class:`Answers` takes."""
    return [assets.mount(), *SHEETS]


def answers() -> list[BaseRoute]:
    """What live parts ask for, the recorded sweeps and runs."""
    return [
        *map(exchange_route, EXCHANGING),
        sweeps.route,
        sequence_sweeps.route,
        activations_sweeps.route,
        gates_sweeps.route,
        gradient_sweeps.route,
        chain_sweeps.route,
        neuron_columns.route,
        TRAINING_RUNS.route,
        training_landscape.route,
        FORECAST_RUNS.route,
        GAP_RUNS.route,
        *HANDOUT,
        assets.icons(ICONS),
    ]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Do once what the first visitor would wait for, then set what is loaded apart from garbage collection."""
    examples = shipped_examples()
    state = default_state(examples)
    UNIT.answer("", None)
    sweeps.recorded(dict(state.numbers), "x", SPANS[0], 2)
    gc.collect()
    gc.freeze()
    yield
