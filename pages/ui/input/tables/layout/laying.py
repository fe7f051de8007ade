"""Every way of laying out a file that leaves no row unexplained. Pure.

Where two are left that give different numbers, somebody has to be asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from lstm_core.numbers.validation import counted
from pages.ui.input.tables.layout.header import with_header
from pages.ui.input.tables.layout.joined import joined_rows
from pages.ui.input.tables.layout.plausible import plausible
from pages.ui.input.tables.layout.rows import (
    COMMA,
    DELIMITERS,
    ONE_COLUMN,
    Row,
    Rows,
    cut,
    declared_delimiter,
    is_missing,
    kind_of,
)
from pages.ui.input.tables.layout.table import Asked, Layout
from pages.ui.input.tables.layout.widths import fits, typed_columns, width_of, without_ends


def layouts(text: str, asked: Asked) -> tuple[Layout, ...]:
    """Every layout that explains a text, the likeliest first.

    Raises:
        ValueError: one sentence, where there is none.
    """
    declared = declared_delimiter(text)
    if declared is not None and declared not in text.partition("\n")[2]:
        declared = ONE_COLUMN
    given = asked.delimiter if asked.delimiter is not None else declared
    found: list[Layout] = []
    problems: dict[str, ValueError] = {}
    for delimiter in (*DELIMITERS, ONE_COLUMN) if given is None else (given,):
        if delimiter and delimiter not in text:
            continue
        try:
            rows = cut(text, delimiter)
            rows = turned_rows(rows, asked) if asked.turned else rows
        except ValueError as problem:
            if not asked.joined:
                problems[delimiter] = problem
            continue
        for joined in (False, True):
            if (joined and delimiter != COMMA) or asked.joined not in (None, joined):
                continue
            try:
                found += _laid_out(rows, delimiter, joined, asked)
            except ValueError as problem:
                if not joined:
                    problems[delimiter] = problem
    left = plausible(found, set(problems))
    if not left:
        raise _why_not(text, list(problems.values()))
    return tuple(left)


def _laid_out(cut_rows: Rows, delimiter: str, joined: bool, asked: Asked) -> list[Layout]:
    rows = [row for row in cut_rows.rows if asked.above is None or asked.turned or row.line > asked.above]
    if joined:
        rows = joined_rows(rows)
    rows = without_ends(rows, width_of(rows, delimiter))
    width = width_of(rows, delimiter)
    if not width or (delimiter and width == 1 and not joined):
        return []
    blanks_count = width == 1
    typed = typed_columns([row for row in rows if len(row.cells) == width and not row.is_blank], width)
    first = next((k for k, row in enumerate(rows) if fits(row, typed)), None)
    if first is None:
        return []
    while first > 1 and _is_all_missing(rows[first - 1], typed) and len(rows[first - 2].cells) == width:
        first -= 1
    last = max(k for k, row in enumerate(rows) if fits(row, typed))
    last = _without_footer(rows, last, typed)
    inside = [row for row in rows[first : last + 1] if not row.is_blank or blanks_count]
    if blanks_count and sum(row.is_blank for row in inside) >= (len(inside) - 1) / 2 > 1:
        inside = [row for row in inside if not row.is_blank]
    below = tuple(row for row in rows[last + 1 :] if not row.is_blank)
    _refuse_ragged(inside, width)
    above = [row for row in rows[:first] if not row.is_blank]
    lowest = max([asked.above or 0, *(row.line for row in above)])
    comments = [row for row in cut_rows.comments if lowest < row.line < inside[0].line]
    base = Layout(delimiter, joined, (), False, (), (), (), below, is_turned=asked.turned)
    return with_header(above, comments, inside, base, typed, asked)


def turned_rows(rows: Rows, asked: Asked) -> Rows:
    """Rows for columns: each row then has the number of its column for its line."""
    kept = [row.cells for row in rows.rows if not row.is_blank and row.line > (asked.above or 0)]
    widest = max(map(len, kept), default=0)
    table = [cells for cells in kept if len(cells) == widest]
    if len(table) < len(kept) or widest < 2:
        raise ValueError("No column holds numbers; accepted is a table in which at least one column does.")
    turned = tuple(Row(place + 1, cells) for place, cells in enumerate(zip(*table, strict=True)))
    return Rows(turned, ())


def _without_footer(rows: Sequence[Row], last: int, typed: Sequence[str]) -> int:
    """The last row of the table, with those below that belong to it though a cell of theirs cannot be read."""
    for place in range(last + 1, len(rows)):
        row = rows[place]
        if not row.is_blank and not _is_footer(row, typed, after_blank=rows[place - 1].is_blank):
            last = place
    while last + 1 < len(rows) and _is_all_missing(rows[last + 1], typed):
        last += 1
    return last


def _is_all_missing(row: Row, typed: Sequence[str]) -> bool:
    return len(row.cells) == len(typed) and not row.is_blank and all(map(is_missing, row.cells))


def _is_footer(row: Row, typed: Sequence[str], *, after_blank: bool) -> bool:
    """Whether a row stands under the table: words where its first date or number should be."""
    filled = [cell for cell in row.cells if cell]
    if len(typed) == 1 or len(filled) <= 1:
        words = len(" ".join(filled).split())
        return kind_of(" ".join(filled)) == "text" and (after_blank or words > 1 or len(typed) > 1)
    if len(row.cells) != len(typed):
        return kind_of(row.cells[0]) == "text"
    leading = next(place for place, column in enumerate(typed) if column != "text")
    return kind_of(row.cells[leading]) == "text" or is_missing(row.cells[leading])


def _refuse_ragged(rows: Sequence[Row], width: int) -> None:
    for row in rows:
        if len(row.cells) != width:
            raise ValueError(
                f"Row {row.line} has {counted(len(row.cells), 'column')} and the others have {width}; "
                "every row needs the same, with commas, semicolons or tabs between them."
            )


def _why_not(text: str, problems: Sequence[ValueError]) -> ValueError:
    if problems:
        return problems[0]
    for mark, name in ((":", "“:”"), ("/", "“/”")):
        lines = [line for line in text.splitlines() if line.strip()]
        if all(
            mark in line and any(kind_of(part) == "number" for part in line.split(mark)) for line in lines
        ):
            return ValueError(
                f"The columns seem to be separated by {name}; accepted are commas, semicolons and tabs."
            )
    return ValueError("No column holds numbers; accepted is a table in which at least one column does.")
