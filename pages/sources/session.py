"""The visitor of this page."""

from __future__ import annotations

from pages.sources.state import ADDRESS, SourcesState
from pages.ui.visits.visits import PageStore

SOURCES_PAGE: PageStore[SourcesState] = PageStore("sources", decode=ADDRESS.decode, encode=ADDRESS.encode)
