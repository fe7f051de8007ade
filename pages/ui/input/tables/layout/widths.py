"""How many columns a table has, what they mostly hold, and which rows are of that kind. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pages.ui.input.tables.layout.rows import Row, kind_of


def width_of(rows: Sequence[Row], delimiter: str) -> int:
    """How many columns most rows with numbers have."""
    if not delimiter:
        return 1
    widths = Counter(
        len(row.cells) for row in rows if any(kind_of(cell) in ("number", "date") for cell in row.cells)
    )
    return widths.most_common(1)[0][0] if widths else 0


def typed_columns(rows: Sequence[Row], width: int) -> tuple[str, ...]:
    """What most cells of each column are that hold anything: ``number``, ``date`` or ``text``."""
    found = []
    for place in range(width):
        kinds = Counter(kind_of(row.cells[place]) for row in rows)
        numbers, dates, texts = kinds["number"], kinds["date"], kinds["text"]
        typed = 2 * (numbers + dates) >= numbers + dates + texts > 0
        found.append(("number" if numbers >= dates else "date") if typed else "text")
    return tuple(found)


def fits(row: Row, typed: Sequence[str]) -> bool:
    """Whether a row can be one of the table: as many cells, and a number or date wherever most rows have one."""
    if len(row.cells) != len(typed):
        return False
    kinds = [kind_of(cell) for cell, column in zip(row.cells, typed, strict=True) if column != "text"]
    return "text" not in kinds and any(kind in ("number", "date") for kind in kinds)


def without_ends(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows without the empty cell behind a delimiter that ends each of them."""
    full = [row for row in rows if len(row.cells) == width and not row.is_blank]
    if width < 2 or any(row.cells[-1] for row in full):
        return list(rows)
    ended = [len(row.cells) > 1 and not row.cells[-1] for row in rows]
    return [
        replace(row, cells=row.cells[:-1]) if is_ended else row
        for row, is_ended in zip(rows, ended, strict=True)
    ]
