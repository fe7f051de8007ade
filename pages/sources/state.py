"""What can be set on this page, and how it stands in the address. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_core.files.documents import is_visible
from pages.sources.figures.outcome import VERDICTS
from pages.ui.params.codecs import Codec, choice
from pages.ui.params.page_address import PageAddress, attribute, words
from pages.ui.text.texts import text
from pages.ui.visits.settings import Settings, view

PANELS = ("figures", "glossary", "equations", "uses")
ALL = "all"
MAX_FIND = 40


@dataclass(frozen=True)
class SourcesState(Settings):
    """Which part of the page is open, which verdicts are listed, which word is looked for, which words are used."""

    explore: str = view(PANELS[0])
    verdict: str = view(ALL)
    find: str = view("")
    vocabulary: str = "plain"


def clean_find(typed: str) -> str:
    """A word to look for as the address keeps it."""
    return "".join(filter(is_visible, typed))[:MAX_FIND]


ADDRESS = PageAddress(
    (
        attribute("open", choice(PANELS, text("sources.refusals.part")), "explore"),
        attribute("verdict", choice((*VERDICTS, ALL))),
        attribute("find", Codec(clean_find, str, text("sources.refusals.find"))),
        words(),
    ),
    SourcesState,
)
"""What a link to the page can say."""
