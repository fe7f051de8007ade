"""Whether a row holds names or values, where both can be meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pages.ui.input.tables.layout.rows import Row, kind_of

TELLING = re.compile(
    r"\b(?:date|datum|day|tag|time|zeit|year|jahr|month|monat|name|id|nr|no|index|unit|land|country|region|station)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"[+-]?[0-9]+")


def may_be_values(named: Row, typed: Sequence[str]) -> bool:
    """Whether a row with words in it may be the first values, some of them unreadable."""
    kinds = [kind_of(cell) for cell in named.cells]
    wrong = [
        (column, cell) for kind, column, cell in zip(kinds, typed, named.cells, strict=False)
        if kind == "text" and column != "text"
    ]  # fmt: skip
    numbers = [cell for kind, cell in zip(kinds, named.cells, strict=False) if kind == "number"]
    if not numbers or len(wrong) != 1 or TELLING.search(wrong[0][1]):
        return False
    are_names = _count_up(numbers) and (len(numbers) > 1 or numbers[0] in ("0", "1"))
    return wrong[0][0] == "number" and not are_names


def may_be_names(rows: Sequence[Row], typed: Sequence[str]) -> bool:
    """Whether the first row may hold names that are numbers: 0, 1, 2 or 2019, 2020 or the like."""
    first, rest = rows[0].cells, rows[1:]
    numbers = [cell for cell, column in zip(first, typed, strict=True) if column == "number" and cell]
    texts = [cell for cell, column in zip(first, typed, strict=True) if column == "text"]
    if len(typed) == 1:
        return (first[0] in ("0", "1") and not _continues(first[0], rest)) or _is_odd_year(first[0], rest)
    if any(column == "date" and kind_of(cell) == "date" for cell, column in zip(first, typed, strict=True)):
        return False
    if not numbers or not all(WHOLE.fullmatch(cell) for cell in numbers):
        return False
    if any(not cell and all(row.cells[place] for row in rest) for place, cell in enumerate(first)):
        return True
    if any(TELLING.search(cell) for cell in texts):
        return True
    if texts and len(numbers) == 1 and (numbers[0] in ("0", "1") or _is_year(numbers[0])):
        return True
    if texts and _stand_apart(rows, typed):
        return True
    return (
        len(numbers) > 1 and _count_up(numbers) and (numbers[0] in ("0", "1") or all(map(_is_year, numbers)))
    )


def _stand_apart(rows: Sequence[Row], typed: Sequence[str]) -> bool:
    """Whether the words of the first row come never again, where others come again and again."""
    for place, column in enumerate(typed):
        words = [row.cells[place] for row in rows[1:]]
        if column == "text" and rows[0].cells[place] not in words and 2 * len(set(words)) <= len(words):
            return True
    return False


def are_likely_names(first: Row) -> bool:
    return "" in first.cells or any(TELLING.search(cell) for cell in first.cells)


def _continues(first: str, rest: Sequence[Row]) -> bool:
    """Whether the row below goes on as a count or stays the same, so that the first is one of the values."""
    return first == "1" or rest[0].cells[0] in (first, str(int(first) + 1))


def are_years_in_pairs(rows: Sequence[Row]) -> bool:
    """Whether each row begins with a year of its own that would be half a number, if commas stood before decimals."""
    first = [row.cells[0] for row in rows]
    are_years = len(rows) > 2 and all(map(_is_year, first)) and len(set(first)) == len(first)
    wholes = (
        all(WHOLE.fullmatch(cell) for cell in column)
        for column in zip(*(row.cells for row in rows), strict=True)
    )
    return are_years and sum(1 for _ in takewhile(bool, wholes)) % 2 == 0


def _is_odd_year(first: str, rest: Sequence[Row]) -> bool:
    return _is_year(first) and 3 * sum(_is_year(row.cells[0]) for row in rest) < len(rest)


def _is_year(cell: str) -> bool:
    return len(cell) == 4 and cell.isdigit() and 1800 <= int(cell) <= 2100


def _count_up(numbers: Sequence[str]) -> bool:
    """Whether whole numbers rise by the same step."""
    if not all(map(WHOLE.fullmatch, numbers)):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(numbers)}
    return not steps or (len(steps) == 1 and min(steps) > 0)
