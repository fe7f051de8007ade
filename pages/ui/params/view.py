"""How a page is looked at, not what it shows: on a projector, in parts, inside another site. Pure.

An address says it in parameters that no page's state knows; they stay while everything else in the address changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KEYS = ("show", "only", "embed", "embed_options")
"""The parameters; the browser's side knows them from the shell of the page."""


@dataclass(frozen=True)
class View:
    """How a page is looked at.

    Attributes:
        present: whether it fills a projector's picture.
        only: the parts that are shown; all where there is none.
        embedded: whether it stands inside another site.
    """

    present: bool = False
    only: tuple[str, ...] = ()
    embedded: bool = False


def view_of(query: Mapping[str, str]) -> View:
    """How an address asks a page to be looked at."""
    return View(
        query.get("show") == "present",
        tuple(filter(None, query.get("only", "").split(","))),
        query.get("embed", "").lower() == "true",
    )


def apart(query: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """An address's parameters in two: what the page shows, and how it is looked at."""
    page = {key: text for key, text in query.items() if key not in KEYS}
    return page, {key: text for key, text in query.items() if key in KEYS}
