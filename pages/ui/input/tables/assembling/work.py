"""What has been found out of a layout so far. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pages.ui.input.marks import Marks
from pages.ui.input.tables.columns.column import Column
from pages.ui.input.tables.dates.when import Dates
from pages.ui.input.tables.layout.table import Layout
from pages.ui.input.tables.order import KEPT, Axis
from pages.ui.input.tables.understanding import Answer, Choices, Note, Question, Understanding

MAX_ROWS = 5_000
LAID = Marks(".", "")
COLUMNS, ROWS, LINES = "columns", "rows", "lines"
"""A series runs down a column, along a row of a table that has names in its first column, or row after row."""
_MOST_LINES, FEW = 6, 3
Again = Callable[[bytes, Choices], Understanding]


@dataclass
class Work:
    """What has been found out so far."""

    layout: Layout
    choices: Choices
    columns: tuple[Column, ...]
    questions: list[Question]
    notes: list[Note]
    taken: tuple[str, ...] = ()
    axis: Axis | None = None
    dates: Dates | None = None
    rows: tuple[int, ...] = ()
    order: str = KEPT

    def ask(self, key: str, answers: Sequence[Answer], **given: str) -> None:
        self.questions.append(Question(key, tuple(answers), given))

    def say(self, key: str, **given: str) -> None:
        self.notes.append(Note(key, given))

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def is_lined(work: Work) -> bool:
    return work.choices.shape == LINES


def written(cells: Sequence[str]) -> str:
    return " ".join(cell for cell in cells if cell)


def rows_named(lines: Sequence[int]) -> str:
    """``row 4``, ``rows 4 and 5``, ``rows 4, 5, 9 and 3 more``."""
    listed = [str(line) for line in sorted(lines)]
    if len(listed) == 1:
        return f"row {listed[0]}"
    if len(listed) > _MOST_LINES:
        return f"rows {', '.join(listed[: _MOST_LINES - 1])} and {len(listed) - _MOST_LINES + 1} more"
    return f"rows {', '.join(listed[:-1])} and {listed[-1]}"
