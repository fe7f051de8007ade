"""Where the browser finds the diagram's files: one versioned address, cached for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from pages.ui.live import bundles
from pages.ui.live.variant_words import variant_file
from pages.ui.live.words import words_files
from pages.ui.params.cell_variant import VARIANTS

FOLDER = Path(__file__).parents[3] / "assets"
SERVED = ("live", "fonts")
SHEETS = (
    "shell/fonts.css",
    "shell/present.css",
    "shell/embed.css",
    "shell/phone.css",
    "shell/print.css",
    "shell/eyes.css",
    "shell/files.css",
)
"""Of assets/live, in the order of the cascade: what applies outside live parts."""
TOGETHER = "live/shell/together"
"""Where they are served as one."""
CACHED_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def version() -> str:
    """A fingerprint of everything served, so that a new release is never mixed with a cached one."""
    digest = hashlib.sha256()
    for folder in SERVED:
        for file in sorted(path for path in (FOLDER / folder).rglob("*") if path.is_file()):
            name = file.relative_to(FOLDER).as_posix()
            digest.update(name.encode() + b"\0" + file.read_bytes())
    digest.update(Path(bundles.__file__).read_bytes())
    for name, content in words_files().items():
        digest.update(name.encode() + b"\0" + content)
        for variant in VARIANTS:
            digest.update(variant_file(name, variant))
    return digest.hexdigest()[:12]


class _Forever(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = CACHED_FOR_EVER
        return response


def mount() -> Mount:
    """The route that serves the diagram's scripts, style sheet, fonts and words."""
    together = Route(f"/{TOGETHER}", _together, methods=["GET"])
    folders = [Mount(f"/{folder}", _Forever(directory=FOLDER / folder)) for folder in SERVED]
    words = Route("/words/{vocabulary}.json", _words, methods=["GET"])
    variants = Route("/words/{vocabulary}/{variant}.json", _variant, methods=["GET"])
    bundled = Route("/bundles/{script:path}", _bundle, methods=["GET"])
    return Mount(f"/assets/{version()}", Starlette(routes=[together, *folders, words, variants, bundled]))


def icons(place: str) -> Route:
    """The icons that are drawn, instead of the thousands in Streamlit's typeface, at the address ``place`` of that one."""
    return Route(place, _icons, methods=["GET"])


async def _icons(_: Request) -> Response:
    return FileResponse(
        FOLDER / "fonts" / "icons.woff2",
        media_type="font/woff2",
        headers={"cache-control": "public, max-age=86400"},
    )


async def _together(_: Request) -> Response:
    text = "\n".join((FOLDER / "live" / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    return Response(text, media_type="text/css", headers={"cache-control": CACHED_FOR_EVER})


async def _bundle(request: Request) -> Response:
    script = request.path_params["script"]
    if script not in bundles.scripts():
        return PlainTextResponse("there is no such script", status_code=404)
    headers = {"cache-control": CACHED_FOR_EVER}
    return Response(bundles.bundle(script), media_type="text/javascript", headers=headers)


async def _words(request: Request) -> Response:
    content = words_files().get(request.path_params["vocabulary"])
    if content is None:
        return PlainTextResponse(f"vocabulary is one of {', '.join(words_files())}", status_code=404)
    return Response(content, media_type="application/json", headers={"cache-control": CACHED_FOR_EVER})


async def _variant(request: Request) -> Response:
    vocabulary, name = request.path_params["vocabulary"], request.path_params["variant"]
    if vocabulary not in words_files() or name not in VARIANTS:
        return PlainTextResponse("there are no such curves or no such vocabulary", status_code=404)
    content = variant_file(vocabulary, name)
    return Response(content, media_type="application/json", headers={"cache-control": CACHED_FOR_EVER})


def address(file: str) -> str:
    """A file of those served, relative to the page's base address."""
    return f"assets/{version()}/{file}"


def script_address(script: str) -> str:
    """A script of assets/live, relative to the page's base address."""
    return address(f"live/{script}")


def bundle_address(script: str) -> str:
    """A script of assets/live with all that it imports, relative to the page's base address."""
    return address(f"bundles/{script}")
