"""What can be set on this page, and how it stands in the address. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pages.sources.figures.outcome import VERDICTS
from pages.ui.params.codecs import WORDS
from pages.ui.params.links import LinkReader, unless_default

PANELS = ("figures", "glossary", "equations", "uses")
ALL = "all"


@dataclass(frozen=True)
class SourcesState:
    """Which part of the page is open, which verdicts are listed, which words are used."""

    panel: str = PANELS[0]
    verdict: str = ALL
    vocabulary: str = "plain"

    def same_settings(self, other: SourcesState) -> bool:
        """True when the words are the same; what one looks at is no setting."""
        return self.vocabulary == other.vocabulary

    def with_settings_of(self, other: SourcesState) -> SourcesState:
        """The words of ``other``, seen from where one is looking now."""
        return replace(self, vocabulary=other.vocabulary)


def encode(state: SourcesState) -> dict[str, str]:
    """The parameters a link to ``state`` needs."""
    start = SourcesState()
    optional = {
        "open": unless_default(state.panel, start.panel),
        "verdict": unless_default(state.verdict, ALL),
        "words": unless_default(state.vocabulary, start.vocabulary),
    }
    return {name: text for name, text in optional.items() if text}


def decode(query: Mapping[str, str]) -> tuple[SourcesState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    start = SourcesState()
    state = SourcesState(
        panel=link.choice("open", start.panel, PANELS, "a part of this page"),
        verdict=link.choice("verdict", ALL, (*VERDICTS, ALL)),
        vocabulary=link.read("words", start.vocabulary, WORDS),
    )
    return state, tuple(link.complaints)
