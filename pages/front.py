"""What the address of a page is answered with before any script has run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pages.ui.exchange.live_page import LivePage
from pages.ui.front.links import ahead
from pages.ui.text.course import COURSE

FIRST = COURSE[0]
"""The page that stands at ``/``."""


class Front:
    """What is written into Streamlit's file for each of the pages."""

    def __init__(self, pages: Iterable[LivePage[Any]]) -> None:
        self.pages = {page.name: page for page in pages}
        self.head = lru_cache(maxsize=256)(self._head)

    def _head(self, name: str, query: str) -> str:
        if name not in self.pages:
            return ""
        state, _ = self.pages[name].decode(query)
        return ahead(name, state.vocabulary)
