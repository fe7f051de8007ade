"""Everything a person can set on the page, as one frozen value. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from pages.ui.params.codecs import integer
from pages.ui.params.page_address import PageAddress, attribute, words
from pages.ui.visits.settings import Settings, view

SCREENS = 5


@dataclass(frozen=True)
class StartState(Settings):
    """``screen`` is the one that is shown, from 1."""

    vocabulary: str = "plain"
    screen: int = view(1)
    explore: str = view("")


ADDRESS: PageAddress[StartState] = PageAddress(
    (attribute("screen", integer(1, SCREENS)), words()), StartState
)
