"""What a page will ask for, said in its head, so that a slow line is waited for once and not once for each import. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pages.ui.front.chunks import DRAWN, icons_address, late_chunks
from pages.ui.live import bundles
from pages.ui.live.assets import address, bundle_address

_STATIC = "static/js/"
SANS = "fonts/sans-latin.woff2"
"""A typeface that is not there when it is first drawn is asked for a second time as Streamlit's, which is five times its size."""
CONNECTS_AT_ONCE = (
    'window.__streamlit={BACKEND_BASE_URL:new URL("./",location.href).href,'
    "HOST_CONFIG:{allowedOrigins:[location.origin],useExternalAuthToken:false}}"
)
"""Streamlit 1.67 then opens its connection without asking twice where its server is and once who may frame the page."""


@cache
def script_of(page: str) -> str:
    """The script of a page's main live part: it bears the page's name.

    Raises:
        KeyError: where there is none.
    """
    ours = (script for script in bundles.scripts() if script.startswith(f"pages/{page}/"))
    for script in ours:
        if script.endswith(f"/{page}.js"):
            return script
    raise KeyError(page)


def ahead(page: str, vocabulary: str) -> str:
    """Links to the scripts and words of a page, and to those scripts of Streamlit's that its own page does not name."""
    first = late_chunks(DRAWN[:1])
    later = [name for name in late_chunks() if name not in first]
    ours = [bundle_address(script) for script in (bundles.COMMON, script_of(page))]
    words = address(f"words/{vocabulary}.json")
    return (
        _scripts(_STATIC + name for name in first)
        + _scripts(ours)
        + f'<link rel="preload" as="fetch" href="./{words}" crossorigin>'
        + _scripts(_STATIC + name for name in later)
    )


def _scripts(places: Iterable[str]) -> str:
    return "".join(f'<link rel="modulepreload" href="./{place}" crossorigin>' for place in places)


def typefaces_ahead() -> str:
    """Links to the typefaces that everything on a page is written in."""
    return "".join(
        f'<link rel="preload" as="font" type="font/woff2" href="./{place}" crossorigin>'
        for place in (address(SANS), icons_address())
    )
