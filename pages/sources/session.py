"""The visitor of this page."""

from __future__ import annotations

from pages.sources.state import SourcesState, decode, encode
from pages.ui.visits.visits import PageStore

SOURCES_PAGE: PageStore[SourcesState] = PageStore("sources", decode=decode, encode=encode)
