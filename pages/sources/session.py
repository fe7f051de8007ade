"""The visitor of this page."""

from __future__ import annotations

from pages.sources.state import SourcesState, decode, encode
from pages.ui.visits.visits import Visits

SOURCES_PAGE: Visits[SourcesState] = Visits("sources", decode=decode, encode=encode)
