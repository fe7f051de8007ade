"""Everything a person can set on the page, as one frozen value. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from pages.ui.params.codecs import integer
from pages.ui.params.page_address import PageAddress, attribute, words
from pages.ui.visits.settings import Settings, view

SCREENS = 5


@dataclass(frozen=True)
class StartState(Settings):
    """``screen`` is the one that the address names, from 1; 0 where it names none, which shows the first."""

    vocabulary: str = "plain"
    screen: int = view(0)
    explore: str = view("")

    @property
    def is_last(self) -> bool:
        """Whether the last screen is shown, after which there is something to remember."""
        return self.screen == SCREENS


ADDRESS: PageAddress[StartState] = PageAddress(
    (attribute("screen", integer(1, SCREENS)), words()), StartState
)
