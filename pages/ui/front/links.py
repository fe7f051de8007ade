"""What a page will ask for, said in its head, so that a slow line is waited for once and not once for each import. Pure."""

from __future__ import annotations

from functools import cache

from pages.ui.front.chunks import late_chunks
from pages.ui.live import bundles
from pages.ui.live.assets import address, bundle_address

SANS = "fonts/sans-latin.woff2"
ICONS = "fonts/icons.woff2"
"""Unless it is there when the first icon is drawn, the browser asks for Streamlit's whole one as well."""
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
    ours = "".join(_script(bundle_address(script)) for script in (bundles.COMMON, script_of(page)))
    late = "".join(_script(f"static/js/{name}") for name in late_chunks())
    words = address(f"words/{vocabulary}.json")
    icons = f'<link rel="preload" as="font" type="font/woff2" href="./{address(ICONS)}" crossorigin>'
    return f'{ours}<link rel="preload" as="fetch" href="./{words}" crossorigin>{icons}{late}'


def _script(place: str) -> str:
    return f'<link rel="modulepreload" href="./{place}" crossorigin>'
