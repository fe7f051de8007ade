"""What stands above the rows of a table: titles, names, units. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lstm_core.numbers.validation import counted
from pages.ui.input.numeric_text import ACCEPTED as NUMBERS_ACCEPTED
from pages.ui.input.numeric_text import shown
from pages.ui.input.tables.layout.names import (
    are_likely_names,
    are_years_in_pairs,
    may_be_names,
    may_be_values,
)
from pages.ui.input.tables.layout.rows import BLANKS, Row, kind_of
from pages.ui.input.tables.layout.table import Asked, Layout

LONGEST_NAME = 60

_UNITS = re.compile(
    r"[\[(][^\])0-9]{0,14}[\])]|%|‰|°\s?[CF]|K|[kmMGT]?W(?:h|/m²)?|[kmcµ]?m(?:[/²³]?s?²?|/h|m)?|km/h|m/s|h?Pa|ppm|ppb|[kmµ]?g(?:/m³)?|t|l|"
    r"[µmk]?[sVAΩ]|min|h|d|yr|years?|days?|EUR|USD|CHF|€|\$|£|k€|Mio\.? ?€?|in \S{1,10}|-|[Dd]atetime|[Dd]ate|[Yy]{2,4}[-/.]?[Mm]{2}[-/.]?[Dd]{0,2}|[Dd]{2}[-/.][Mm]{2}[-/.][Yy]{2,4}"
)
TITLE = re.compile(r"[0-9:]|\S+(?:\s+\S+){3,}")
_UNNAMED = re.compile(r"[+−-]?[0-9][^A-Za-zÀ-ÿ]*")
_SPOILT = re.compile(r"[+−-]?[0-9][0-9.,' ]*[^\w\s%\])-]{1,3}")


@dataclass(frozen=True)
class _Head:
    """A way of beginning a table: the row of its names, if there is one, the rows of its body, and whether that is in doubt."""

    names: Row | None
    body: tuple[Row, ...]
    doubted: bool


def with_header(
    above: Sequence[Row], comments: Sequence[Row], rows: Sequence[Row], base: Layout, typed: Sequence[str], asked: Asked
) -> list[Layout]:  # fmt: skip
    """The layouts with and without a header that are possible.

    Raises:
        ValueError: one sentence, for a row above that must be one of the table and has another number of columns.
    """
    titles, named, units = _parted(above, comments, rows, typed, base)
    heads = _below_names(named, rows, typed, asked) if named else _without_names(rows, typed, asked)
    made = []
    for head in heads:
        if head.body:
            is_used = named is None or head.names is named or head.body[0] is named
            left = titles if is_used or named is None else (*titles, named)
            names = head.names.cells[: len(typed)] if head.names else ("",) * len(typed)
            made.append(
                replace(
                    base, above=left, header=head.names is not None, units=units if head.names else (), rows=head.body,
                    names=_names(names), doubted=head.doubted, head=(head.names or head.body[0]).line,
                )
            )  # fmt: skip
    return made


def _parted(
    above: Sequence[Row], comments: Sequence[Row], rows: Sequence[Row], typed: Sequence[str], base: Layout
) -> tuple[tuple[Row, ...], Row | None, tuple[str, ...]]:
    """What stands above: titles, the row that may hold names, and units."""
    left, width = list(above), len(typed)
    units: tuple[str, ...] = ()
    named = left.pop() if left and _is_named(left[-1], width) else None
    if named and left and _is_named(left[-1], width) and _are_units(named):
        units, named = named.cells, left.pop()
    elif named is None and left and not _may_stand_above(left[-1], rows, base.delimiter):
        raise _of_another_width(left[-1], width)
    if named is not None:
        under_names = bool(left) and _is_named(left[-1], width)
        _refuse_spoilt(named, typed, under_names=under_names)
    _refuse_rows_above(left, typed)
    if named is None and comments:
        named = _comment_header(comments[-1], width)
    return tuple(left), named, units


def _below_names(named: Row, rows: Sequence[Row], typed: Sequence[str], asked: Asked) -> list[_Head]:
    """How a table can begin under a row of words."""
    doubted = may_be_values(named, typed)
    heads = []
    if asked.header is not False:
        heads.append(_Head(named, tuple(rows), doubted))
    if asked.header is False or (asked.header is None and doubted):
        heads.append(_Head(None, (named, *rows) if doubted else tuple(rows), doubted))
    may_be_title = len(typed) == 1 or _may_be_title(named)
    if asked.above is None and may_be_title and len(rows) > 2 and may_be_names(rows, typed):
        heads.append(_Head(rows[0], tuple(rows[1:]), True))
    return heads


def _without_names(rows: Sequence[Row], typed: Sequence[str], asked: Asked) -> list[_Head]:
    """How a table can begin whose first row is one of numbers."""
    doubted = len(rows) > 2 and may_be_names(rows, typed)
    heads = []
    if asked.header or (asked.header is None and doubted):
        heads.append(_Head(rows[0], tuple(rows[1:]), doubted))
    if not asked.header:
        heads.append(_Head(None, tuple(rows), doubted))
    return heads if doubted and are_likely_names(rows[0]) else heads[::-1]


def _is_named(row: Row, width: int) -> bool:
    """Whether a row above the first can hold the columns' names: as many, most of them there."""
    cells = row.cells[:-1] if len(row.cells) == width + 1 and not row.cells[-1] else row.cells
    if len(cells) == width - 1 and width > 2:
        return False
    return len(cells) == width and sum(map(bool, cells)) > width / 2 - (width == 2)


def _is_title(row: Row) -> bool:
    """Whether a row of another width is running text that holds a delimiter."""
    return ":" in " ".join(row.cells) or sum(map(bool, row.cells)) == 1


def _may_stand_above(row: Row, rows: Sequence[Row], delimiter: str) -> bool:
    """Whether a row of another width can stand right above the values: one cell, running text, words above years."""
    if len(row.cells) == 1 or delimiter == BLANKS or _is_title(row):
        return True
    are_words = all(kind_of(cell) == "text" for cell in row.cells if cell)
    return are_words and (any(len(cell.split()) > 2 for cell in row.cells) or are_years_in_pairs(rows))


def _may_be_title(row: Row) -> bool:
    """Whether a row that has as many cells as the table may be running text all the same."""
    return bool(TITLE.search(" ".join(row.cells))) or any(len(cell.split()) > 2 for cell in row.cells)


def _are_units(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    return (
        bool(filled)
        and all(_UNITS.fullmatch(cell) for cell in filled)
        and not any(kind_of(cell) == "number" for cell in filled)
    )


def _refuse_rows_above(above: Sequence[Row], typed: Sequence[str]) -> None:
    """Refuse rows that look like values of the table and have another number of columns."""
    for row in above:
        kinds = [kind_of(cell) for cell in row.cells if cell]
        if kinds and all(kind in ("number", "date", "missing") for kind in kinds) and len(typed) > 1:
            raise _of_another_width(row, len(typed))


def _of_another_width(row: Row, width: int) -> ValueError:
    return ValueError(
        f"Row {row.line} has {counted(len(row.cells), 'column')} and the rows below it have {width}; "
        "every row needs the same, with commas, semicolons or tabs between them."
    )


def _refuse_spoilt(named: Row, typed: Sequence[str], *, under_names: bool) -> None:
    """Refuse a row of values that has something unreadable among them, and so looks like one of names."""
    cells = [(kind_of(cell), column, cell) for cell, column in zip(named.cells, typed, strict=False)]
    words = [cell for kind, column, cell in cells if (kind, column) == ("text", "number")]
    leading = next((kind for kind, column, _ in cells if column != "text"), "text")
    is_dated = any(kind == column == "date" for kind, column, _ in cells)
    no_others = len(words) == sum(column != "text" for _, column, _ in cells)
    pattern = _UNNAMED if under_names else _SPOILT
    is_spoilt = no_others and all(map(pattern.fullmatch, words))
    if words and (is_dated or is_spoilt or (under_names and leading in ("number", "date"))):
        raise ValueError(
            f"Row {named.line} has {shown(words[0])}, which is neither a name nor a number; {NUMBERS_ACCEPTED}."
        )


def _comment_header(comment: Row, width: int) -> Row | None:
    first = re.sub(r"^\s*(?:#+|//|%)\s*", "", comment.cells[0])
    cells = (first, *comment.cells[1:])
    if (
        len(cells) == width
        and all(kind_of(cell) == "text" for cell in cells if cell)
        and any(cells)
        and width > 1
    ):
        return Row(comment.line, cells)
    return None


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    for place, text in enumerate(cells, 1):
        start = " ".join(text.split())[:LONGEST_NAME] or f"column {place}"
        name, again = start, 1
        while name in names:
            again += 1
            name = f"{start} ({again})"
        names.append(name)
    return tuple(names)
