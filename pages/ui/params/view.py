"""How a page is looked at, not what it shows: on a projector, in parts, inside another site. Pure.

An address says it in parameters that no page's state knows; they stay while everything else in the address changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pages.ui.params.codecs import Codec, alternatives, choice, one_of
from pages.ui.params.links import LinkReader

KEYS = ("show", "only", "embed", "embed_options")
"""The parameters; the browser's side knows them from the shell of the page."""

PARTS = (
    *("menu", "title", "settings", "goal", "picture", "step", "formula", "steps", "tools", "panels"),
    "ending",
)
"""What a page consists of, from top to bottom: ``step`` is a step's title and sentence, ``steps`` what one walks with."""

PRESENTED = ("picture", "step", "formula", "steps")
"""The parts that presentation view shows."""

PRESENTING = ("unit", "sequence", "training", "gates", "layer", "gradients", "practise")
"""The pages that have one: those with a picture to step through."""

_SHOW = choice(("present",), "“present”")
_NO_VIEW = choice((), "a view of this page")
_ONLY = Codec(
    lambda text: tuple(one_of(part, PARTS) for part in text.split(",")),
    ",".join,
    f"a list of parts, each {alternatives(PARTS)}",
)


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


def view_of(query: Mapping[str, str], page: str) -> View:
    """How an address asks a page to be looked at."""
    return _read(LinkReader(query), page)


def complaints(query: Mapping[str, str], page: str) -> tuple[str, ...]:
    """One sentence for each of these parameters that cannot be used on a page."""
    link = LinkReader(query)
    _read(link, page)
    return tuple(link.complaints)


def _read(link: LinkReader, page: str) -> View:
    present = link.read("show", "", _SHOW if page in PRESENTING else _NO_VIEW) == "present"
    only = link.read("only", PRESENTED if present else (), _ONLY)
    return View(present, only, link.query.get("embed", "").lower() == "true")


def apart(query: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """An address's parameters in two: what the page shows, and how it is looked at."""
    page = {key: text for key, text in query.items() if key not in KEYS}
    return page, {key: text for key, text in query.items() if key in KEYS}
