"""A table for the browser, cell by cell, and the notation its formulas are written in. Pure."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from lstm_core.words.vocabulary import STANDARD, Z_NOTATION
from pages.ui.text.segments import Segment

Cell = str | list[Segment]


def table_payload(
    label: str, rows: Sequence[Mapping[str, Cell]], numeric: Container[str], vocabulary: str = STANDARD
) -> dict[str, Any]:
    """What the browser needs for a table.

    Each row maps column titles to cells, all rows in the same order; columns named in ``numeric`` are
    set to the right. Symbols are written in ``vocabulary``.
    """
    return {
        "label": label,
        "head": [{"text": title, "numeric": title in numeric} for title in rows[0]],
        "rows": [list(row.values()) for row in rows],
        "vocabulary": vocabulary,
    }


def notation_for(vocabulary: str) -> str:
    """The vocabulary whose symbols formulas are written in: words make poor formulas, so standard or z-notation."""
    return Z_NOTATION if vocabulary == Z_NOTATION else STANDARD
