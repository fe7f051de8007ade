"""A series from outside: pasted text here, CSV files through :mod:`pages.ui.input.csv_table`."""

from __future__ import annotations

import re

from pages.ui.input.commas import TwoReadingsError, two_readings
from pages.ui.input.csv_table import Table, read_csv
from pages.ui.input.numeric_text import commas_are_decimal, is_grouped, read_number, shown

__all__ = ["Table", "TwoReadingsError", "numbers_from_pasted", "read_csv"]

MAX_CHARACTERS = 200_000
_SPACE = "[ \u00a0\u202f]"
_SEPARATOR = re.compile(f"{_SPACE}*[;\t]{_SPACE}*|{_SPACE}+")
_OR_COMMA = re.compile(f"{_SPACE}*[;\t,]{_SPACE}*|{_SPACE}+")
_LISTING_COMMA = re.compile(r",\s|\s,|,[^\s,]*,|,$|^,", re.MULTILINE)


def numbers_from_pasted(text: str, low: int = 1, high: int = 500) -> tuple[float, ...]:
    """The numbers in a text, ``low`` to ``high`` of them.

    Spaces, tabs, new lines, semicolons and commas separate. A comma is a decimal comma where something
    else separates and nothing speaks against it: in ``0,5; 1,2`` and ``0,5 1,2``, not in ``1, 2`` or ``1,2,3``.

    Raises:
        TwoReadingsError: for ``0,5, 1,2`` and ``0,5``, which may be meant either way.
        ValueError: one sentence with the line and the value's place, or with the count.
    """
    accepted = f"accepted are {low:,} to {high:,}"
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"The text has {len(text):,} characters; {accepted} numbers.")
    if both := two_readings(text):
        raise TwoReadingsError(*both)
    separator = _OR_COMMA if _commas_separate(text) else _SEPARATOR
    cells = [
        (line, cell)
        for line, content in enumerate(text.splitlines(), 1)
        for cell in _cells(content, separator)
    ]
    if not cells:
        raise ValueError(
            f"There are no numbers; {accepted}, with spaces, semicolons or new lines between them."
        )
    if not low <= len(cells) <= high:
        raise ValueError(f"The text has {len(cells):,} value{'' if len(cells) == 1 else 's'}; {accepted}.")
    decimal_comma = commas_are_decimal([cell for _, cell in cells])
    return tuple(_number(cell, line, place, decimal_comma) for place, (line, cell) in enumerate(cells, 1))


def _cells(line: str, separator: re.Pattern[str]) -> list[str]:
    """The cells of a line; a separator at its end ends the line and starts no further cell."""
    bare = line.strip()
    cells = separator.split(bare) if bare else []
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _commas_separate(text: str) -> bool:
    """Whether commas stand between numbers or inside them."""
    words = text.split()
    if ";" in text or not words:
        return False
    # A comma with a space beside it, or two of them in one word, separates; one word alone is a list.
    if len(words) == 1 or _LISTING_COMMA.search(text):
        return True
    mixed = [word for word in words if "," in word and "." in word]
    return bool(mixed) and not all(map(is_grouped, mixed))


def _number(cell: str, line: int, place: int, decimal_comma: bool) -> float:
    try:
        return read_number(cell, decimal_comma)
    except ValueError as problem:
        what = f"{shown(cell)} " if cell else ""
        raise ValueError(f"Line {line}, value {place}: {what}{problem}.") from None
