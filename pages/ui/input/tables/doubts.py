"""Rows that may not belong to a series: a total at the end, and several series in one table. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import isclose

from pages.ui.input.tables.columns.column import WORDS, Column
from pages.ui.input.tables.dates.when import Dates
from pages.ui.input.tables.layout.table import Layout

TOTAL, SUM = "total", "sum"
MOST_GROUPS = 20
_TOTAL = re.compile(
    r"(?:grand |sub)?totals?|sum(?:me|ma)?|gesamt\w*|insgesamt|zusammen|average|avg\.?|mean|mittel(?:wert)?|durchschnitt|ø|[ΣΣ∑]|somme|suma|totale?",
    re.IGNORECASE,
)
_FEWEST = 4


def is_total(cells: Sequence[str]) -> bool:
    """Whether a word in a row says that it adds up or averages the others."""
    return any(_TOTAL.fullmatch(cell.rstrip(":").strip()) for cell in cells)


def last_row_doubt(layout: Layout, values: Sequence[float | None], dates: Dates | None) -> str:
    """Whether the last row is called a total, or is the sum of all others without being called so."""
    if is_total(layout.rows[-1].cells):
        return TOTAL
    if dates is not None and dates.whens[-1] is not None:
        return ""
    *others, last = values
    known = [value for value in others if value is not None]
    is_sum = len(known) >= _FEWEST and min(known) > 0 and last is not None
    return SUM if is_sum and isclose(sum(known), float(last or 0), rel_tol=1e-9) else ""


def which_rows(columns: Sequence[Column], dates: Dates) -> tuple[str, tuple[str, ...]] | None:
    """A column of words whose words part rows of the same date into several series, and these words."""
    twins = Counter(key for key in dates.keys if key is not None)
    if not twins or max(twins.values()) < 2:
        return None
    for column in columns:
        words = tuple(dict.fromkeys(column.cells))
        pairs = set(zip(dates.keys, column.cells, strict=True))
        if column.kind == WORDS and 1 < len(words) <= MOST_GROUPS and len(pairs) == len(column.cells):
            return column.name, words
    return None


def first_numbers(values: Sequence[float], most: int = 4) -> str:
    """The first numbers of a series, as an answer shows them."""
    written = ", ".join(f"{value:.12g}".replace("-", "−") for value in values[:most])
    return f"{written}, …" if len(values) > most else written
