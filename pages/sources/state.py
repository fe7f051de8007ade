"""What can be set on this page, and how it stands in the address. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from pages.sources.figures.outcome import VERDICTS
from pages.ui.params.codecs import choice
from pages.ui.params.page_address import PageAddress, attribute, words
from pages.ui.visits.settings import Settings, view

PANELS = ("figures", "glossary", "equations", "uses")
ALL = "all"


@dataclass(frozen=True)
class SourcesState(Settings):
    """Which part of the page is open, which verdicts are listed, which words are used."""

    explore: str = view(PANELS[0])
    verdict: str = view(ALL)
    vocabulary: str = "plain"


ADDRESS = PageAddress(
    (
        attribute("open", choice(PANELS, "a part of this page"), "explore"),
        attribute("verdict", choice((*VERDICTS, ALL))),
        words(),
    ),
    SourcesState,
)
"""What a link to the page can say."""
