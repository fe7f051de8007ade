"""Which of several layouts of a file are left when those that leave something uncut are taken away. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pages.ui.input.tables.layout.header import TITLE
from pages.ui.input.tables.layout.names import WHOLE
from pages.ui.input.tables.layout.rows import BLANKS, COMMA, ONE_COLUMN, is_missing, kind_of
from pages.ui.input.tables.layout.table import Layout


def plausible(found: Sequence[Layout], refused: set[str]) -> list[Layout]:
    """The layouts of which no other is plainly better; ``refused`` are delimiters that cut rows of different lengths."""
    marks = refused | {
        layout.delimiter for layout in found if layout.delimiter != BLANKS or _is_all_typed(layout)
    }
    clean = [layout for layout in found if not _is_uncut(layout, marks - {ONE_COLUMN, layout.delimiter})]
    parted = [layout for layout in clean if len(layout.names) > 1 and not layout.joined]
    kept = []
    for layout in clean:
        if not layout.delimiter and (
            any(_cuts_header(other, layout) for other in parted) or _has_cut_name(layout, refused)
        ):
            continue
        if layout.delimiter == COMMA and not _rise(layout) and any(map(_is_header_of_one, clean)):
            continue
        if layout.joined and any(other.header and other.delimiter == COMMA for other in parted):
            continue
        kept.append(layout)
    return sorted(kept, key=_unlikeliness)


def _is_all_typed(layout: Layout) -> bool:
    return all(kind_of(cell) != "text" for row in layout.rows for cell in row.cells)


def _is_uncut(layout: Layout, marks: set[str]) -> bool:
    """Whether all cells of a column of words hold a mark that can part columns, too."""
    for place in range(len(layout.names)):
        cells = [cell for cell in layout.cells(place) if not is_missing(cell)]
        if cells and all(kind_of(cell) == "text" for cell in cells):
            if any(all(mark in cell for cell in cells) for mark in marks - {BLANKS}):
                return True
            if BLANKS in marks and len({cell.count(BLANKS) for cell in cells}) == 1 and BLANKS in cells[0]:
                return True
    return False


def _cuts_header(other: Layout, one: Layout) -> bool:
    """Whether another layout cuts the name of the only column into as many as it has."""
    if other.delimiter == BLANKS:
        return False
    name = one.names[0]
    is_title = bool(TITLE.search(name)) and other.delimiter == COMMA and not other.doubted
    return (
        other.header and one.header and name.count(other.delimiter) >= len(other.names) - 1 and not is_title
    )


def _has_cut_name(one: Layout, refused: set[str]) -> bool:
    """Whether the only column's name, or its first cell alone, is cut by a comma that other rows do not have in that way."""
    begins = [row.cells[0].startswith(",") for row in one.rows]
    name_is_cut = one.header and COMMA in refused and COMMA in one.names[0] and not TITLE.search(one.names[0])
    return name_is_cut or (begins[0] and not any(begins[1:]))


def _is_header_of_one(layout: Layout) -> bool:
    """Whether one word stands right above numbers with decimal commas: their name, and no title of two columns."""
    name = re.sub(r"\s*(?:\[.*\]|\(.*\))$", "", layout.names[0])
    is_word = "," not in name and " " not in name and not TITLE.search(name)
    return not layout.delimiter and layout.header and is_word and not layout.doubted


def _rise(layout: Layout) -> bool:
    """Whether the first column rises or falls throughout, as one that dates or counts the rows does."""
    cells = [cell for cell in layout.cells(0) if WHOLE.fullmatch(cell)]
    steps = [int(after) - int(before) for before, after in pairwise(cells)]
    return len(cells) == len(layout.rows) > 2 and (min(steps) > 0 or max(steps) < 0)


def _unlikeliness(layout: Layout) -> tuple[bool, bool, bool]:
    """Sorts: decimal commas before columns of whole numbers, more columns before fewer otherwise."""
    halves = (
        layout.delimiter == COMMA and not layout.header and not layout.joined and _has_leading_zeros(layout)
    )
    return halves, layout.joined and not halves, layout.delimiter == BLANKS


def _has_leading_zeros(layout: Layout) -> bool:
    return any(re.fullmatch("0[0-9]+", cell) for row in layout.rows for cell in row.cells[1:])
