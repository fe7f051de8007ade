"""Every quantity of the unit in all four vocabularies."""

from __future__ import annotations

from pages.sources.state import SourcesState
from pages.sources.tables import glossary_rows
from pages.ui.unit.component import recorded_table


def show(_state: SourcesState) -> None:
    """Draw the part."""
    recorded_table(glossary_rows(), key="glossary_table")
