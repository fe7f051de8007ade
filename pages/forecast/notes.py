"""Small print that can still be read: Streamlit's captions are too pale for WCAG AA on white."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.text.markdown import plain


def note(text: str, *, icon: str = "", place: Any = st) -> None:
    """Show plain text in small letters, perhaps after an icon such as ":material/info:"."""
    place.markdown(f":small[{icon} {plain(text)}]" if icon else f":small[{plain(text)}]")
