"""A CSV file from outside: its columns by name, each read as numbers or refused in one sentence."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from pages.ui.input.numeric_text import commas_are_decimal, is_number, read_number, shown

MAX_BYTES = 1_000_000
MAX_ROWS = 5_000
DELIMITERS = ("\t", ";", ",")
_NONE = "\x1f"
_OTHERS = {"|": "“|”", ":": "“:”", "/": "“/”", " ": "spaces"}
_ACCEPTED = (
    "accepted is a text file with one row per value and commas, semicolons or tabs between the columns"
)
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Table:
    """What a CSV file holds.

    ``columns`` are the names of all columns and ``numeric`` of those that hold mostly numbers; ``rows``
    are the cells below the header and ``first_row`` is the row of the first of them, counted from 1.
    """

    columns: tuple[str, ...]
    numeric: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int

    def column(self, name: str, low: int, high: int) -> tuple[float, ...]:
        """The numbers of a column, ``low`` to ``high`` of them.

        Raises:
            ValueError: one sentence with the row and the column, for text, a gap or a number that is not
                finite; or with the count, for too few or too many.
        """
        if name not in self.columns:
            raise ValueError(
                f"There is no column {shown(name)}; the file has {', '.join(map(shown, self.columns))}."
            )
        cells = [row[self.columns.index(name)] for row in self.rows]
        if not low <= len(cells) <= high:
            raise ValueError(
                f"Column {shown(name)} has {_count(len(cells), 'value')}; accepted are {low:,} to {high:,}."
            )
        decimal_comma = commas_are_decimal(cells)
        numbers = []
        for row, cell in enumerate(cells, self.first_row):
            try:
                numbers.append(read_number(cell, decimal_comma))
            except ValueError as problem:
                what = f"{shown(cell)} " if cell.strip() else ""
                raise ValueError(f"Row {row}, column {shown(name)}: {what}{problem}.") from None
        return tuple(numbers)


def read_csv(content: bytes) -> Table:
    """The table in a file of at most 1 MB and 5,000 rows: UTF-8 or UTF-16, a header row or none.

    Raises:
        ValueError: one sentence about what is wrong, with the row where it has one.
    """
    text = _decoded(content)
    delimiter, records = _records(text)
    width = len(records[0])
    for number, record in enumerate(records, 1):
        if record == [""] * len(record) and len(record) <= 1:
            raise ValueError(f"Row {number} is empty; every row must hold a value.")
        if len(record) != width:
            raise ValueError(
                f"Row {number} has {_count(len(record), 'column')} and row 1 has {width}; "
                "every row needs the same, with commas, semicolons or tabs between them."
            )
    has_header = not any(is_number(cell) for cell in records[0])
    rows = tuple(map(tuple, records[1:] if has_header else records))
    names = _names(records[0] if has_header else [""] * width)
    if len(rows) > MAX_ROWS:
        raise ValueError(f"The file has {len(rows):,} rows; accepted are at most {MAX_ROWS:,}.")
    numeric = tuple(name for k, name in enumerate(names) if _mostly_numbers([row[k] for row in rows]))
    if not numeric:
        raise ValueError(_no_numbers(rows, delimiter))
    if len(rows) < 2:
        raise ValueError(
            f"The file has {_count(len(rows), 'row')} with values; a series needs one row for each value."
        )
    return Table(names, numeric, rows, 2 if has_header else 1)


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise ValueError(f"The file has {len(content) / 1e6:.1f} MB; accepted is at most 1 MB.")
    if not content.strip():
        raise ValueError(f"The file is empty; {_ACCEPTED}.")
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(
            "The file is not UTF-8 text; save it as “CSV UTF-8” or plain text and load it again."
        ) from None
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise ValueError(f"The file is not text; {_ACCEPTED}.")
    if not text.strip():
        raise ValueError(f"The file is empty; {_ACCEPTED}.")
    return text


def _records(text: str) -> tuple[str, list[list[str]]]:
    """The delimiter that gives the most rows the same number of columns, and the rows it gives.

    A semicolon or a tab that does as well as the comma wins: then commas are decimal commas.
    """
    found: dict[str, list[list[str]]] = {}
    problems: list[str] = []
    for delimiter in (*DELIMITERS, _NONE):
        try:
            found[delimiter] = _parsed(text, delimiter)
        except ValueError as problem:
            problems.append(str(problem))
    best, most = _NONE, 0
    for delimiter, records in found.items():
        width, count = Counter(map(len, records)).most_common(1)[0]
        if width > 1 and count > most:
            best, most = delimiter, count
    if best == _NONE and problems:
        raise ValueError(problems[0])
    # A header without any delimiter above 1,5 and 2,5 is one column with decimal commas.
    if best == "," and _one_column(found.get(_NONE, [])):
        best = _NONE
    elif best == _NONE:
        return _NONE, found[","]
    return best, found[best]


def _one_column(records: list[list[str]]) -> bool:
    rest = records[1:]
    return (
        bool(rest) and "," not in "".join(records[0]) and all(len(r) == 1 and is_number(r[0]) for r in rest)
    )


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    try:
        for record in reader:
            records.append([cell.strip() for cell in record])
    except csv.Error:
        raise ValueError(
            f"Row {len(records) + 1} cannot be read as CSV; quotation marks must come in pairs around a cell."
        ) from None
    while records and not any(records[-1]):
        records.pop()
    if not records:
        raise ValueError(f"The file holds no value; {_ACCEPTED}.")
    return records


def _names(header: list[str]) -> tuple[str, ...]:
    names: list[str] = []
    for place, text in enumerate(header, 1):
        start = " ".join(text.split())[:_LONGEST_NAME] or f"column {place}"
        name, again = start, 1
        while name in names:
            again += 1
            name = f"{start} ({again})"
        names.append(name)
    return tuple(names)


def _mostly_numbers(cells: list[str]) -> bool:
    return 2 * sum(map(is_number, cells)) >= len(cells)


def _no_numbers(rows: tuple[tuple[str, ...], ...], delimiter: str) -> str:
    if delimiter == _NONE:
        for mark, name in _OTHERS.items():
            if all(mark in row[0] and any(map(is_number, row[0].split(mark))) for row in rows):
                return (
                    f"The columns seem to be separated by {name}; accepted are commas, semicolons and tabs."
                )
    return "No column holds numbers; accepted is a table in which at least one column does."


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
