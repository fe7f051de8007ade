"""What stands above the rows of a table: titles, names, units. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pages.ui.input.numeric_text import ACCEPTED as NUMBERS_ACCEPTED
from pages.ui.input.numeric_text import shown
from pages.ui.input.tables.layout.names import are_likely_names, may_be_names, may_be_values
from pages.ui.input.tables.layout.rows import BLANKS, Row, kind_of
from pages.ui.input.tables.layout.table import Asked, Layout, count

LONGEST_NAME = 60

_UNITS = re.compile(
    r"[\[(][^\])0-9]{0,14}[\])]|%|‰|°\s?[CF]|K|[kmMGT]?W(?:h|/m²)?|[kmcµ]?m(?:[/²³]?s?²?|/h|m)?|km/h|m/s|h?Pa|ppm|ppb|[kmµ]?g(?:/m³)?|t|l|"
    r"[µmk]?[sVAΩ]|min|h|d|yr|years?|days?|EUR|USD|CHF|€|\$|£|k€|Mio\.? ?€?|in \S{1,10}|-|[Dd]atetime|[Dd]ate|[Yy]{2,4}[-/.]?[Mm]{2}[-/.]?[Dd]{0,2}|[Dd]{2}[-/.][Mm]{2}[-/.][Yy]{2,4}"
)
TITLE = re.compile(r"[0-9:]|\S+(?:\s+\S+){3,}")
_SPOILT = re.compile(r"[+−-]?[0-9][0-9.,' ]*[^\w\s%\])-]{1,3}")


def with_header(
    above: Sequence[Row], comments: Sequence[Row], rows: Sequence[Row], below: tuple[Row, ...], base: Layout,
    typed: Sequence[str], asked: Asked,
) -> list[Layout]:  # fmt: skip
    """The layouts with and without a header that are possible."""
    width = len(typed)
    above = list(above)
    units: tuple[str, ...] = ()
    named = above.pop() if above and _is_named(above[-1], width) else None
    if named and above and _is_named(above[-1], width) and _are_units(named):
        units, named = named.cells, above.pop()
    elif (
        named is None
        and above
        and len(above[-1].cells) > 1
        and not _is_title(above[-1])
        and base.delimiter != BLANKS
    ):
        raise ValueError(
            f"Row {above[-1].line} has {count(len(above[-1].cells), 'column')} and the rows below it have {width}; "
            "every row needs the same, with commas, semicolons or tabs between them."
        )
    if named is not None:
        _refuse_spoilt(named, typed)
    _refuse_rows_above(above, typed)
    if named is None and comments and (found := _comment_header(comments[-1], width)):
        named = found
    found_layouts = []
    if named is not None:
        doubted = may_be_values(named, typed)
        if asked.header is not False:
            found_layouts.append((True, named, rows, doubted))
        if asked.header is False or doubted:
            found_layouts.append((False, None, [named, *rows] if doubted else rows, doubted))
        if (
            asked.above is None
            and (width == 1 or _may_be_title(named))
            and len(rows) > 2
            and may_be_names(rows, typed)
        ):
            found_layouts.append((True, rows[0], rows[1:], True))
    else:
        doubted = len(rows) > 2 and may_be_names(rows, typed)
        names_likelier = doubted and are_likely_names(rows[0])
        if asked.header is not False and (doubted or asked.header):
            found_layouts.append((True, rows[0], rows[1:], doubted))
        if not asked.header:
            found_layouts.insert(
                0 if not names_likelier else len(found_layouts), (False, None, rows, doubted)
            )
    made = []
    for header, names, body, doubted in found_layouts:
        if not body:
            continue
        is_shown = named is None or names is named or (body and body[0] is named)
        kept = tuple(above) if is_shown else (*above, named)
        made.append(
            replace(
                base, above=kept, header=header, units=units if header else (), rows=tuple(body), doubted=doubted,
                names=_names(names.cells if names else ("",) * width), below=below, head=(names or body[0]).line,
            )
        )  # fmt: skip
    return made


def _is_named(row: Row, width: int) -> bool:
    """Whether a row above the first can hold the columns' names: as many, most of them there."""
    cells = row.cells[:-1] if len(row.cells) == width + 1 and not row.cells[-1] else row.cells
    if len(cells) == width - 1 and width > 2:
        return False
    return len(cells) == width and sum(map(bool, cells)) > width / 2 - (width == 2)


def _is_title(row: Row) -> bool:
    """Whether a row of another width is running text that holds a delimiter."""
    return ":" in " ".join(row.cells) or sum(map(bool, row.cells)) == 1


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
            raise ValueError(
                f"Row {row.line} has {count(len(row.cells), 'column')} and the rows below it have {len(typed)}; "
                "every row needs the same, with commas, semicolons or tabs between them."
            )


def _refuse_spoilt(named: Row, typed: Sequence[str]) -> None:
    """Refuse a row of names that are numbers with something behind, such as 12*: values that cannot be read."""
    words = [
        cell for cell, column in zip(named.cells, typed, strict=False)
        if column == "number" and kind_of(cell) == "text"
    ]  # fmt: skip
    others = [cell for cell, column in zip(named.cells, typed, strict=False) if column == "date"]
    if words and all(map(_SPOILT.fullmatch, words)) and all(kind_of(cell) != "text" for cell in others):
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
