"""Where the browser finds the diagram's files: one versioned address, cached for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parents[3] / "assets"
SERVED = ("unit", "fonts")
_YEAR = 31_536_000


@cache
def version() -> str:
    """A fingerprint of every served file, so that a new release is never mixed with a cached one."""
    digest = hashlib.sha256()
    for folder in SERVED:
        for file in sorted((FOLDER / folder).iterdir()):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


class _Forever(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = f"public, max-age={_YEAR}, immutable"
        return response


def mount() -> Mount:
    """The route that serves the diagram's scripts, style sheet and fonts."""
    folders = [Mount(f"/{folder}", _Forever(directory=FOLDER / folder)) for folder in SERVED]
    return Mount(f"/assets/{version()}", Starlette(routes=folders))


def script_address(script: str) -> str:
    """One of the diagram's scripts, relative to the page's base address."""
    return f"assets/{version()}/unit/{script}"
