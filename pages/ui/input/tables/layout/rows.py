"""A text cut into rows and cells, one delimiter at a time. Pure."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import lru_cache

from pages.ui.input.marks import bare, fits
from pages.ui.input.tables.dates.reading import is_date

COMMA, SEMICOLON, TAB, BAR, BLANKS, ONE_COLUMN = ",", ";", "\t", "|", " ", ""
DELIMITERS = (SEMICOLON, TAB, COMMA, BAR, BLANKS)
MAX_CELLS = 200_000
_NONE = "\x1f"
_DECLARED = re.compile(r"\ufeff?\"?sep=(.|\\t)\"?[;,\t]*\s*", re.IGNORECASE)
_COMMENT = re.compile(
    r"\s*\"?(?:#(?!(?:n/?[av]|na|ref|value|wert|div|bezug|null|num)\b)|//|%(?![0-9 ]*[0-9]))", re.IGNORECASE
)
_RULE = re.compile(r"[|+ ]*[=-]{5,}[|+ =-]*|\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?")
MISSING = frozenset(
    [
        "",
        ".",
        "..",
        "...",
        "…",
        "-",
        "--",
        "---",
        "–",
        "—",
        "−",
        "na",
        "n/a",
        "n.a.",
        "n. a.",
        "nan",
        "-nan",
        "none",
        "null",
        "nil",
        "nul",
        "#n/a",
        "#n/v",
        "#nv",
        "#na",
        "<na>",
        "#value!",
        "#wert!",
        "#div/0!",
        "#ref!",
        "#bezug!",
        "#null!",
        "?",
        "*",
        "missing",
        "k.a.",
        "k. a.",
        "\\n",
        ":",
        "/",
        "not available",
        "nd",
        "n.d.",
        "s/d",
        "x",
    ]
)
"""What stands in a cell, in small letters, where a value is missing."""


@dataclass(frozen=True)
class Row:
    """The cells of a row, and the line of the file, from 1, on which it begins."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True)
class Rows:
    """A file cut by one delimiter: its rows, and the comments between them."""

    rows: tuple[Row, ...]
    comments: tuple[Row, ...]


def is_missing(cell: str) -> bool:
    """Whether a cell says that its value is missing."""
    return not cell[:1].isdigit() and cell.strip().lower() in MISSING


@lru_cache(maxsize=32768)
def kind_of(cell: str) -> str:
    """``missing``, ``number``, ``date`` or ``text``."""
    if cell.isascii() and cell.isdigit():
        return "number"
    if is_missing(cell):
        return "missing"
    if fits(bare(cell)[0]):
        return "number"
    if any(sign.isdigit() for sign in cell) and is_date(cell):
        return "date"
    return "text"


def declared_delimiter(text: str) -> str | None:
    """The delimiter that a first line ``sep=;`` names."""
    found = _DECLARED.fullmatch(text.split("\n", 1)[0].rstrip("\r"))
    if found is None:
        return None
    return TAB if found[1] == "\\t" else found[1]


def cut(text: str, delimiter: str) -> Rows:
    """The rows of a text.

    Raises:
        ValueError: one sentence, for quotation marks that do not come in pairs and for too many cells.
    """
    declared = declared_delimiter(text)
    rows: list[Row] = []
    comments: list[Row] = []
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter or _NONE, strict=True,
        skipinitialspace=delimiter != TAB,
    )  # fmt: skip
    line, count = 1, 0
    lines = text.splitlines()
    try:
        for record in reader:
            cells = [cell.strip(" \u00a0\t" if delimiter != TAB else " \u00a0") for cell in record]
            if delimiter == BLANKS:
                cells = [cell for cell in cells if cell] or [""]
            if delimiter == BAR and len(cells) > 2 and not cells[0] and not cells[-1]:
                cells = cells[1:-1]
            row = Row(line, tuple(cells) or ("",))
            is_comment = line <= len(lines) and bool(_COMMENT.match(lines[line - 1]))
            if not (declared and line == 1) and not _RULE.fullmatch(
                lines[line - 1] if line <= len(lines) else ""
            ):
                (comments if is_comment else rows).append(row)
            line = reader.line_num + 1
            count += len(cells)
            if count > MAX_CELLS:
                raise ValueError(f"The file has more than {MAX_CELLS:,} cells; take fewer rows or columns.")
    except csv.Error:
        raise ValueError(
            f"Row {line} cannot be read as CSV; quotation marks must come in pairs around a cell."
        ) from None
    while rows and rows[-1].is_blank:
        rows.pop()
    return Rows(tuple(rows), tuple(comments))
