"""Commas that stand between columns and before decimals: neighbours that are one number. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pages.ui.input.tables.layout.rows import COMMA, Row, kind_of
from pages.ui.input.tables.layout.widths import width_of, without_ends

_REST = re.compile(r"[0-9]+|[0-9]{3}\.[0-9]+")
_WHOLE_PART = re.compile(r"[+−-]?(?:[0-9]+|[0-9]{1,3}(?:[ .'’\u00a0\u202f\u2009][0-9]{3})+)")


def joined_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows with neighbours of digits put together, two and two, as numbers with a decimal comma."""
    rows = without_ends(rows, width_of(rows, COMMA))
    width = width_of(rows, COMMA)
    inside = [row for row in rows if len(row.cells) == width and kind_of(row.cells[-1]) in ("number", "text")]
    while inside and not any(kind_of(cell) == "number" for cell in inside[0].cells):
        inside = inside[1:]
    starts = _pair_starts(inside, width) if inside else set()
    if not starts or not _agree(inside, starts):
        raise ValueError("joined")
    first = inside[0].line
    return [
        replace(row, cells=_in_pairs(row.cells, starts))
        if len(row.cells) == width and row.line >= first and _are_pairs(row.cells, starts) else row
        for row in rows
    ]  # fmt: skip


def _pair_starts(rows: Sequence[Row], width: int) -> set[int]:
    """The columns that can be the whole parts of numbers whose decimals stand in the next column; none where some cannot."""
    wholes = [all(_WHOLE_PART.fullmatch(row.cells[k]) for row in rows) for k in range(width)]
    digits = [all(_REST.fullmatch(row.cells[k]) for row in rows) for k in range(width)]
    starts: set[int] = set()
    place = 0
    while place < width:
        end = place
        while end < width and wholes[end]:
            end += 1
        if place < end < width and digits[end]:
            end += 1
        start = place + (end - place) % 2
        if (end - place) % 2 and place > 0:
            return set()
        for k in range(start, end, 2):
            if not digits[k + 1]:
                return set()
            starts.add(k)
        place = end + 1
    return starts


def _agree(rows: Sequence[Row], starts: set[int]) -> bool:
    """Whether the commas mean the same everywhere: where one number has a decimal point, they stand between thousands."""
    pairs = [(row.cells[k], row.cells[k + 1]) for row in rows for k in starts]
    if not any("." in rest for _, rest in pairs):
        return True
    return all(len(whole.lstrip("+-−")) <= 3 and len(rest.partition(".")[0]) == 3 for whole, rest in pairs)


def _are_pairs(cells: Sequence[str], starts: set[int]) -> bool:
    return all(_WHOLE_PART.fullmatch(cells[k]) and _REST.fullmatch(cells[k + 1]) for k in starts)


def _in_pairs(cells: Sequence[str], starts: set[int]) -> tuple[str, ...]:
    return tuple(
        f"{cell},{cells[place + 1]}" if place in starts else cell
        for place, cell in enumerate(cells) if place - 1 not in starts
    )  # fmt: skip
