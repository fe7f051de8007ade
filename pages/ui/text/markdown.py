"""Text that people typed, safe to put into Streamlit's Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!|<>~:$&-])")


def plain(text: str) -> str:
    """``text`` so that Markdown shows every character of it as it is."""
    return _SPECIAL.sub(r"\\\1", text)
