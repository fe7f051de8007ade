"""Names in an address that no page knows: said in one quiet line, each with the name that was probably meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from pages.ui.text.texts import text

FOREIGN = re.compile(
    r"(?:utm|mtm|pk)_\w+|(?:fb|g|dc?|ms|tw|tt|y)cl(?:id|kid)|[gw]braid|igshid|mc_[ce]id|mkt_tok|ref_src"
    r"|_(?:ga|gl|hsenc|hsmi)"
)
"""What mail programs, course pages and search engines hang on a link; it says nothing about a page of the app."""
MOST = 3
_LONGEST = 40
_NEAR = 0.7


def is_foreign(name: str) -> bool:
    """Whether somebody else has put this name into the address, so that nobody here has to say anything about it."""
    return FOREIGN.fullmatch(name) is not None


def unknown_names(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """One sentence for each name that is not ``known``; where there are many, one for all that follow the first."""
    strangers = [name for name in names if name not in known and not is_foreign(name)]
    spoken = strangers if len(strangers) <= MOST else strangers[: MOST - 1]
    told = tuple(_told(name, known) for name in spoken)
    rest = len(strangers) - len(spoken)
    return (*told, text("common.unknown.rest", n=str(rest))) if rest else told


def _told(name: str, known: Collection[str]) -> str:
    # It stands in Markdown and in HTML, so only what means nothing in either is repeated.
    shown = re.sub(r"[^\w.-]", "", name)[:_LONGEST]
    if not shown:
        return text("common.unknown.unreadable")
    near = get_close_matches(name[:_LONGEST].lower(), sorted(known), 1, _NEAR)
    if near:
        return text("common.unknown.near", name=shown, near=near[0])
    return text("common.unknown.name", name=shown)
