"""What a page will ask for, said in its head, so that a slow line is waited for once and not once for each import. Pure."""

from __future__ import annotations

from functools import cache

from pages.ui.front.chunks import late_chunks
from pages.ui.live import bundles
from pages.ui.live.assets import address, bundle_address

SANS = "fonts/sans-latin.woff2"
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


@cache
def scripts_ahead(page: str) -> str:
    """Links to the scripts of a page, Streamlit's late ones included."""
    ours = [bundle_address(bundles.COMMON), bundle_address(script_of(page))]
    late = [f"static/js/{name}" for name in late_chunks()]
    return "".join(f'<link rel="modulepreload" href="./{each}" crossorigin>' for each in (*ours, *late))


def words_ahead(vocabulary: str) -> str:
    """A link to the words of a page; its scripts are what counts, so these may come after them."""
    words = address(f"words/{vocabulary}.json")
    return f'<link rel="preload" as="fetch" href="./{words}" crossorigin fetchpriority="low">'
