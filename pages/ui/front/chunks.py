"""Streamlit's own files: scripts that its page asks for late, found beforehand, and the typeface of its icons. Pure."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SPEC = find_spec("streamlit")
assert _SPEC is not None and _SPEC.origin is not None
STATIC = Path(_SPEC.origin).parent / "static"
SCRIPTS = STATIC / "static" / "js"
PAGE = STATIC / "index.html"
DRAWN = ("BidiComponent", "Selectbox", "ButtonGroup", "PageLink")
"""What nearly every page draws, by the names of the scripts that draw it; what holds our own parts first."""

_IMPORTED = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')
_NAMED = re.compile(r"static/js/([\w.-]+\.js)")


@cache
def late_chunks(drawn: tuple[str, ...] = DRAWN) -> tuple[str, ...]:
    """The scripts that drawing takes and Streamlit's page does not name, in the order of ``drawn``.

    A name that this release of Streamlit does not know is passed over: the script then comes when it is asked for.
    """
    known = set(_NAMED.findall(PAGE.read_text(encoding="utf-8")))
    found: dict[str, None] = {}
    for name in drawn:
        left = [path.name for path in sorted(SCRIPTS.glob(f"{name}.*.js"))]
        while left:
            script = left.pop(0)
            if script not in known and script not in found:
                found[script] = None
                left += _IMPORTED.findall((SCRIPTS / script).read_text(encoding="utf-8"))
    return tuple(found)


@cache
def icons_address() -> str:
    """Where Streamlit's scripts look for the typeface of its icons, relative to the page's base address."""
    (file,) = (STATIC / "static" / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return file.relative_to(STATIC).as_posix()
