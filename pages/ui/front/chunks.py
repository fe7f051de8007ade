"""Streamlit's own scripts that its page asks for late: found beforehand, they come along with the first ones. Pure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPTS = STATIC / "static" / "js"
PAGE = STATIC / "index.html"
DRAWN = ("BidiComponent", "Selectbox", "ButtonGroup", "PageLink")
"""What nearly every page draws, by the names of the scripts that draw it."""

_IMPORTED = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')
_NAMED = re.compile(r"static/js/([\w.-]+\.js)")


@cache
def late_chunks(drawn: tuple[str, ...] = DRAWN) -> tuple[str, ...]:
    """The scripts that drawing takes and Streamlit's page does not name, each before what it imports.

    A name that this release of Streamlit does not know is passed over: the script then comes when it is asked for.
    """
    known = set(_NAMED.findall(PAGE.read_text(encoding="utf-8")))
    left = [path.name for name in drawn for path in sorted(SCRIPTS.glob(f"{name}.*.js"))]
    found: dict[str, None] = {}
    while left:
        name = left.pop(0)
        if name not in known and name not in found:
            found[name] = None
            left += _IMPORTED.findall((SCRIPTS / name).read_text(encoding="utf-8"))
    return tuple(found)
