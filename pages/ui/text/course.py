"""The pages in the order of the lesson. Pure."""

from __future__ import annotations

from pages.ui.text.texts import texts

COURSE: tuple[str, ...] = tuple(texts("common.pages"))
"""Their names, which are also their addresses but for the first, which stands at ``/``."""


def title_of_page(name: str) -> str:
    """What a page is called in the menu. Raises KeyError for another name."""
    title: str = texts("common.pages")[name]
    return title
