"""The pages in the order of the lesson, and those that stand beside it. Pure."""

from __future__ import annotations

from pages.ui.text.texts import texts

COURSE: tuple[str, ...] = tuple(texts("common.pages"))
"""The lesson's pages: their names are also their addresses but for the first, which stands at ``/``."""
BESIDE: tuple[str, ...] = tuple(texts("common.beside"))
"""Pages in the menu that are no part of the lesson."""


def title_of_page(name: str) -> str:
    """What a page is called in the menu. Raises KeyError for another name."""
    title: str = (texts("common.pages") | texts("common.beside"))[name]
    return title
