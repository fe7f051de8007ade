"""Where the table stands in a file: what is above it, its header, its units, its rows and what is below. Pure.

:func:`layouts` gives every way of laying out a file that leaves no row unexplained. Where two are left that give
different numbers, somebody has to be asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.ui.input.marks import bare
from pages.ui.input.numeric_text import ACCEPTED as NUMBERS_ACCEPTED
from pages.ui.input.numeric_text import shown
from pages.ui.input.tables.rows import (
    BLANKS,
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

LONGEST_NAME = 60
_TELLING = re.compile(
    r"\b(?:date|datum|day|tag|time|zeit|year|jahr|month|monat|name|id|nr|no|index|unit|land|country|region|station)\b",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"[\[(][^\])0-9]{0,14}[\])]|%|‰|°\s?[CF]|K|[kmMGT]?W(?:h|/m²)?|[kmcµ]?m(?:[/²³]?s?²?|/h|m)?|km/h|m/s|h?Pa|ppm|ppb|[kmµ]?g(?:/m³)?|t|l|"
    r"[µmk]?[sVAΩ]|min|h|d|yr|years?|days?|EUR|USD|CHF|€|\$|£|k€|Mio\.? ?€?|in \S{1,10}|-|[Dd]atetime|[Dd]ate|[Yy]{2,4}[-/.]?[Mm]{2}[-/.]?[Dd]{0,2}|[Dd]{2}[-/.][Mm]{2}[-/.][Yy]{2,4}"
)
_TITLE = re.compile(r"[0-9:]|\S+(?:\s+\S+){3,}")
_REST = re.compile(r"[0-9]+|[0-9]{3}\.[0-9]+")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_SPOILT = re.compile(r"[+−-]?[0-9][0-9.,' ]*[^\w\s%\])-]{1,3}")
_WHOLE_PART = re.compile(r"[+−-]?(?:[0-9]+|[0-9]{1,3}(?:[ .'’\u00a0\u202f\u2009][0-9]{3})+)")


@dataclass(frozen=True)
class Layout:
    """A file as a table.

    Attributes:
        delimiter: between the columns; none for one column.
        joined: whether commas that part columns are decimal commas, too.
        above: rows above the header, or above the first row where there is none.
        header: whether the columns' names stand in a row.
        names: one for each column, all different.
        units: the row of units below the header, empty without one.
        rows: those of the table.
        below: rows under the table.
        doubted: whether the first row may be names as well as values.
        is_turned: whether the file's rows are taken for columns.
        head: the line of the header, or of the first row without one.
    """

    delimiter: str
    joined: bool
    above: tuple[Row, ...]
    header: bool
    names: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[Row, ...]
    below: tuple[Row, ...]
    doubted: bool = False
    is_turned: bool = False
    head: int = 1

    def cells(self, place: int) -> list[str]:
        """The cells of a column, from 0."""
        return [row.cells[place] for row in self.rows]


@dataclass(frozen=True)
class Asked:
    """What a person has chosen of a layout; None where nothing is."""

    delimiter: str | None = None
    joined: bool | None = None
    header: bool | None = None
    above: int | None = None
    turned: bool = False


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
        for joined in (False, True):
            if (joined and delimiter != COMMA) or asked.joined not in (None, joined):
                continue
            try:
                rows = cut(text, delimiter)
                found += _laid_out(_turned(rows, asked) if asked.turned else rows, delimiter, joined, asked)
            except ValueError as problem:
                if not joined:
                    problems[delimiter] = problem
    plausible = _plausible(found, set(problems))
    if not plausible:
        raise _why_not(text, list(problems.values()))
    return tuple(plausible)


def _laid_out(cut_rows: Rows, delimiter: str, joined: bool, asked: Asked) -> list[Layout]:
    rows = [row for row in cut_rows.rows if asked.above is None or asked.turned or row.line > asked.above]
    if joined:
        rows = _joined(rows)
    rows = _without_ends(rows, _width_of(rows, delimiter))
    width = _width_of(rows, delimiter)
    if not width or (delimiter and width == 1 and not joined):
        return []
    blanks_count = width == 1
    typed = _typed_columns([row for row in rows if len(row.cells) == width and not row.is_blank], width)
    first = next((k for k, row in enumerate(rows) if _fits(row, typed)), None)
    if first is None:
        return []
    last = max(k for k, row in enumerate(rows) if _fits(row, typed))
    last = _without_footer(rows, first, last, typed)
    inside = [row for row in rows[first : last + 1] if not row.is_blank or blanks_count]
    if blanks_count and sum(row.is_blank for row in inside) >= (len(inside) - 1) / 2 > 1:
        inside = [row for row in inside if not row.is_blank]
    below = tuple(row for row in rows[last + 1 :] if not row.is_blank)
    _refuse_ragged(inside, below, width, typed)
    above = [row for row in rows[:first] if not row.is_blank]
    lowest = max([asked.above or 0, *(row.line for row in above)])
    comments = [row for row in cut_rows.comments if lowest < row.line < inside[0].line]
    return _with_header(above, comments, inside, below, Layout(
        delimiter, joined, (), False, (), (), (), below, is_turned=asked.turned), typed, asked)  # fmt: skip


def _without_ends(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows without the empty cell behind a delimiter that ends each of them."""
    full = [row for row in rows if len(row.cells) == width and not row.is_blank]
    if width < 2 or any(row.cells[-1] for row in full):
        return list(rows)
    ended = [len(row.cells) > 1 and not row.cells[-1] for row in rows]
    return [
        replace(row, cells=row.cells[:-1]) if is_ended else row for row, is_ended in zip(rows, ended, strict=True)
    ]


def _turned(rows: Rows, asked: Asked) -> Rows:
    """Rows for columns: each row then has the number of its column for its line."""
    kept = [row.cells for row in rows.rows if not row.is_blank and row.line > (asked.above or 0)]
    widest = max(map(len, kept), default=0)
    table = [cells for cells in kept if len(cells) == widest]
    if len(table) < len(kept) or widest < 2:
        raise ValueError("No column holds numbers; accepted is a table in which at least one column does.")
    turned = tuple(Row(place + 1, cells) for place, cells in enumerate(zip(*table, strict=True)))
    return Rows(turned, (), rows.declared)


def _joined(rows: Sequence[Row]) -> list[Row]:
    """The rows with neighbours of digits put together, two and two, as numbers with a decimal comma."""
    rows = _without_ends(rows, _width_of(rows, COMMA))
    width = _width_of(rows, COMMA)
    inside = [row for row in rows if len(row.cells) == width and kind_of(row.cells[-1]) in ("number", "text")]
    while inside and not any(kind_of(cell) == "number" for cell in inside[0].cells):
        inside = inside[1:]
    starts = _pair_starts(inside, width) if inside else set()
    if not starts:
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


def _are_pairs(cells: Sequence[str], starts: set[int]) -> bool:
    return all(_WHOLE_PART.fullmatch(cells[k]) and _REST.fullmatch(cells[k + 1]) for k in starts)


def _in_pairs(cells: Sequence[str], starts: set[int]) -> tuple[str, ...]:
    return tuple(
        f"{cell},{cells[place + 1]}" if place in starts else cell
        for place, cell in enumerate(cells) if place - 1 not in starts
    )  # fmt: skip


def _width_of(rows: Sequence[Row], delimiter: str) -> int:
    """How many columns most rows with numbers have."""
    if not delimiter:
        return 1
    widths = Counter(
        len(row.cells) for row in rows if any(kind_of(cell) in ("number", "date") for cell in row.cells)
    )
    return widths.most_common(1)[0][0] if widths else 0


def _typed_columns(rows: Sequence[Row], width: int) -> tuple[str, ...]:
    """What most cells of each column are that hold anything: ``number``, ``date`` or ``text``."""
    found = []
    for place in range(width):
        kinds = Counter(kind_of(row.cells[place]) for row in rows)
        numbers, dates, texts = kinds["number"], kinds["date"], kinds["text"]
        typed = 2 * (numbers + dates) >= numbers + dates + texts > 0
        found.append(("number" if numbers >= dates else "date") if typed else "text")
    return tuple(found)


def _fits(row: Row, typed: Sequence[str]) -> bool:
    """Whether a row can be one of the table: as many cells, and a number or date wherever most rows have one."""
    if len(row.cells) != len(typed):
        return False
    kinds = [kind_of(cell) for cell, column in zip(row.cells, typed, strict=True) if column != "text"]
    return "text" not in kinds and any(kind in ("number", "date") for kind in kinds)


def _without_footer(rows: Sequence[Row], first: int, last: int, typed: Sequence[str]) -> int:
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


def _refuse_ragged(
    rows: Sequence[Row], below: Sequence[Row], width: int, typed: Sequence[str]
) -> None:
    for row in rows:
        if len(row.cells) != width:
            raise ValueError(
                f"Row {row.line} has {count(len(row.cells), 'column')} and the others have {width}; "
                "every row needs the same, with commas, semicolons or tabs between them."
            )


def _with_header(
    above: Sequence[Row], comments: Sequence[Row], rows: Sequence[Row], below: tuple[Row, ...], base: Layout,
    typed: Sequence[str], asked: Asked,
) -> list[Layout]:  # fmt: skip
    """The layouts with and without a header that are possible."""
    width = len(typed)
    above = list(above)
    units: tuple[str, ...] = ()
    named = above.pop() if above and _is_named(above[-1], width) else None
    if named and above and _is_named(above[-1], width) and _are_units(named, above[-1]):
        units, named = named.cells, above.pop()
    elif named is None and above and len(above[-1].cells) > 1 and not _is_title(above[-1]) and base.delimiter != BLANKS:
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
        doubted = _may_be_values(named, typed)
        if asked.header is not False:
            found_layouts.append((True, named, rows, doubted))
        if asked.header is False or doubted:
            found_layouts.append((False, None, [named, *rows] if doubted else rows, doubted))
        if asked.above is None and (width == 1 or _may_be_title(named)) and len(rows) > 2 and _may_be_names(rows, typed):
            found_layouts.append((True, rows[0], rows[1:], True))
    else:
        doubted = len(rows) > 2 and _may_be_names(rows, typed)
        names_likelier = doubted and _are_likely_names(rows[0], typed)
        if asked.header is not False and (doubted or asked.header):
            found_layouts.append((True, rows[0], rows[1:], doubted))
        if not asked.header:
            found_layouts.insert(0 if not names_likelier else len(found_layouts), (False, None, rows, doubted))
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
    return bool(_TITLE.search(" ".join(row.cells))) or any(len(cell.split()) > 2 for cell in row.cells)


def _are_units(row: Row, names: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    return bool(filled) and all(_UNITS.fullmatch(cell) for cell in filled) and not any(
        kind_of(cell) == "number" for cell in filled
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
    if len(cells) == width and all(kind_of(cell) == "text" for cell in cells if cell) and any(cells) and width > 1:
        return Row(comment.line, cells)
    return None


def _may_be_values(named: Row, typed: Sequence[str]) -> bool:
    """Whether a row with words in it may be the first values, some of them unreadable."""
    kinds = [kind_of(cell) for cell in named.cells]
    wrong = [
        (column, cell) for kind, column, cell in zip(kinds, typed, named.cells, strict=False)
        if kind == "text" and column != "text"
    ]  # fmt: skip
    numbers = [cell for kind, cell in zip(kinds, named.cells, strict=False) if kind == "number"]
    if not numbers or len(wrong) != 1 or _TELLING.search(wrong[0][1]):
        return False
    return wrong[0][0] == "number" and not _count_up(numbers)


def _may_be_names(rows: Sequence[Row], typed: Sequence[str]) -> bool:
    """Whether the first row may hold names that are numbers: 0, 1, 2 or 2019, 2020 or the like."""
    first, rest = rows[0].cells, rows[1:]
    numbers = [cell for cell, column in zip(first, typed, strict=True) if column == "number" and cell]
    texts = [cell for cell, column in zip(first, typed, strict=True) if column == "text"]
    if len(typed) == 1:
        return first[0] in ("0", "1") and not _continues(first[0], rest) or _is_odd_year(first[0], rest)
    if any(column == "date" and kind_of(cell) == "date" for cell, column in zip(first, typed, strict=True)):
        return False
    if not numbers or not all(_WHOLE.fullmatch(cell) for cell in numbers):
        return False
    if "" in first and not any("" in row.cells for row in rest):
        return True
    if any(_TELLING.search(cell) for cell in texts):
        return True
    if texts and len(numbers) == 1 and (numbers[0] in ("0", "1") or _is_year(numbers[0])):
        return True
    if texts and _stand_apart(rows, typed):
        return True
    return len(numbers) > 1 and _count_up(numbers) and (numbers[0] in ("0", "1") or all(map(_is_year, numbers)))


def _stand_apart(rows: Sequence[Row], typed: Sequence[str]) -> bool:
    """Whether the words of the first row come never again, where others come again and again."""
    for place, column in enumerate(typed):
        words = [row.cells[place] for row in rows[1:]]
        if column == "text" and rows[0].cells[place] not in words and 2 * len(set(words)) <= len(words):
            return True
    return False


def _are_likely_names(first: Row, typed: Sequence[str]) -> bool:
    return "" in first.cells or any(_TELLING.search(cell) for cell in first.cells)


def _continues(first: str, rest: Sequence[Row]) -> bool:
    """Whether the rows below go on as a count, or as written in the same way, so that the first is one of them."""
    second = rest[0].cells[0]
    return second == str(int(first) + 1) or first in [row.cells[0] for row in rest] or first == "1"


def _is_odd_year(first: str, rest: Sequence[Row]) -> bool:
    return _is_year(first) and 3 * sum(_is_year(row.cells[0]) for row in rest) < len(rest)


def _is_year(cell: str) -> bool:
    return len(cell) == 4 and cell.isdigit() and 1800 <= int(cell) <= 2100


def _count_up(numbers: Sequence[str]) -> bool:
    """Whether whole numbers rise by the same step."""
    if not all(map(_WHOLE.fullmatch, numbers)):
        return False
    steps = {int(after) - int(before) for before, after in zip(numbers, numbers[1:], strict=False)}
    return not steps or (len(steps) == 1 and min(steps) > 0)


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


def _plausible(found: Sequence[Layout], refused: set[str]) -> list[Layout]:
    """The layouts of which no other is plainly better; ``refused`` are delimiters that cut rows of different lengths."""
    marks = refused | {layout.delimiter for layout in found if layout.delimiter != BLANKS or _is_all_typed(layout)}
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
    is_title = bool(_TITLE.search(name)) and other.delimiter == COMMA and not other.doubted
    return other.header and one.header and name.count(other.delimiter) >= len(other.names) - 1 and not is_title


def _has_cut_name(one: Layout, refused: set[str]) -> bool:
    """Whether the only column's name, or its first cell alone, is cut by a comma that other rows do not have in that way."""
    begins = [row.cells[0].startswith(",") for row in one.rows]
    name_is_cut = one.header and COMMA in refused and COMMA in one.names[0] and not _TITLE.search(one.names[0])
    return name_is_cut or (begins[0] and not any(begins[1:]))


def _is_header_of_one(layout: Layout) -> bool:
    """Whether one word stands right above numbers with decimal commas: their name, and no title of two columns."""
    name = re.sub(r"\s*(?:\[.*\]|\(.*\))$", "", layout.names[0])
    is_word = "," not in name and " " not in name and not _TITLE.search(name)
    return not layout.delimiter and layout.header and is_word and not layout.doubted


def _rise(layout: Layout) -> bool:
    """Whether the first column rises or falls throughout, as one that dates or counts the rows does."""
    cells = [cell for cell in layout.cells(0) if _WHOLE.fullmatch(cell)]
    steps = [int(after) - int(before) for before, after in zip(cells, cells[1:], strict=False)]
    return len(cells) == len(layout.rows) > 2 and (min(steps) > 0 or max(steps) < 0)


def _unlikeliness(layout: Layout) -> tuple[bool, bool, bool]:
    """Sorts: decimal commas before columns of whole numbers, more columns before fewer otherwise."""
    halves = layout.delimiter == COMMA and not layout.header and not layout.joined and _has_leading_zeros(layout)
    return halves, layout.joined and not halves, layout.delimiter == BLANKS


def _has_leading_zeros(layout: Layout) -> bool:
    return any(re.fullmatch("0[0-9]+", cell) for row in layout.rows for cell in row.cells[1:])


def _why_not(text: str, problems: Sequence[ValueError]) -> ValueError:
    if problems:
        return problems[0]
    for mark, name in ((":", "“:”"), ("/", "“/”")):
        lines = [line for line in text.splitlines() if line.strip()]
        if all(mark in line and any(kind_of(part) == "number" for part in line.split(mark)) for line in lines):
            return ValueError(f"The columns seem to be separated by {name}; accepted are commas, semicolons and tabs.")
    return ValueError("No column holds numbers; accepted is a table in which at least one column does.")


def count(n: int, noun: str) -> str:
    """A number of things: 1 row, 2 rows."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


__all__ = ["Asked", "Layout", "bare", "count", "layouts", "shown"]
