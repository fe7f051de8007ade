"""What was understood of a table, what is in doubt, and what a person can choose otherwise. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from pages.ui.input.tables.columns.column import NUMBERS, Column
from pages.ui.input.tables.gaps import Missing

_STRUCTURE = ("delimiter", "joined", "header", "above", "shape")
_OF_COLUMNS = ("column", "columns", "date", "only", "day_order", "order")


@dataclass(frozen=True)
class Choices:
    """What a person has chosen; None stands for what the file says itself.

    Attributes:
        delimiter: ``,`` ``;`` a tab, ``|``, a blank, or nothing for one column.
        decimal: the mark before decimals, ``.`` or ``,``.
        thousands: the mark between thousands, or nothing for none.
        header: whether the columns' names stand in a row.
        above: how many lines stand above the header, or above the first row.
        joined: whether commas that part columns stand before decimals, too.
        shape: ``columns``, or ``rows`` for one series that runs along the rows.
        column: the name of the column that holds the series; ``columns`` several of them.
        date: the column that says when, or nothing for none.
        day_order: ``dmy``, ``mdy`` or ``ymd``.
        order: ``date`` for order of time, ``file`` as it stands, ``reversed`` from the last row to the first.
        missing: ``leave out``, ``line`` or ``stop``.
        marker: whether the number that looks like one stands for a missing value.
        last: whether a last row that looks like a total is kept.
        only: a column and the word that rows must have in it.
        reading: for numbers in one line, which way of reading them, from 0.
    """

    delimiter: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    header: bool | None = None
    above: int | None = None
    joined: bool | None = None
    shape: str | None = None
    column: str | None = None
    columns: tuple[str, ...] | None = None
    date: str | None = None
    day_order: str | None = None
    order: str | None = None
    missing: str | None = None
    marker: bool | None = None
    last: bool | None = None
    only: tuple[str, str] | None = None
    reading: int | None = None

    def changed(self, **chosen: Any) -> Choices:
        """These choices with others; what was chosen of columns is forgotten where the columns become others."""
        known = {item.name for item in fields(self)}
        if strange := set(chosen) - known:
            raise TypeError(f"There is nothing called {', '.join(sorted(strange))} to be chosen.")
        forgotten: dict[str, Any] = {}
        if any(name in chosen and chosen[name] != getattr(self, name) for name in _STRUCTURE):
            forgotten = dict.fromkeys(_OF_COLUMNS)
        if "column" in chosen and "columns" not in chosen:
            forgotten["columns"] = None
        return replace(self, **(forgotten | chosen))


@dataclass(frozen=True)
class Answer:
    """One answer to a question: the choices that it stands for, and the numbers that come out, the first few."""

    choice: Mapping[str, Any]
    shown: str


@dataclass(frozen=True)
class Question:
    """Something that two readings fit: what it is about, what its sentence needs, and its answers, the likelier first."""

    key: str
    answers: tuple[Answer, ...]
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Note:
    """Something that is said because it changes what one would see in the file: what, and what its sentence needs."""

    key: str
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Understanding:
    """A table, or numbers in a line, as they are read.

    Attributes:
        values: the numbers of the series in order of time. While there are questions, as the likeliest answers have them.
        series: those of all chosen columns, row by row with each other.
        dates: when the values were, as an axis shows it; empty without a column that says so.
        questions: what two readings fit; empty when there is no doubt.
        notes: what was done that one would not see.
        skipped: the lines above the header or the first row; ``below`` those under the table.
        lines: for each value its line in the file; ``head`` is that of the header, or of the first row without one.
    """

    content: bytes = field(repr=False)
    choices: Choices
    encoding: str
    delimiter: str
    decimal: str
    thousands: str
    joined: bool
    header: bool
    skipped: tuple[str, ...]
    below: tuple[str, ...]
    units: tuple[str, ...]
    columns: tuple[Column, ...] = field(repr=False)
    taken: tuple[str, ...]
    date: str
    day_order: str
    order: str
    head: int
    missing: Missing
    series: tuple[tuple[float, ...], ...] = field(repr=False)
    dates: tuple[str, ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)
    questions: tuple[Question, ...]
    notes: tuple[Note, ...]
    again: Callable[[bytes, Choices], Understanding] = field(repr=False, compare=False)

    @property
    def column(self) -> str:
        """The name of the column that it takes, the first of several."""
        return self.taken[0]

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers of that column, in order of time."""
        return self.series[0]

    @property
    def above(self) -> int:
        """How many lines of the file stand above the header, or above the first row without one."""
        return self.head - 1

    @property
    def numeric(self) -> tuple[str, ...]:
        """The names of the columns that can be taken, those of numbers before those that count or date."""
        able = [column for column in self.columns if column.ways]
        return tuple(c.name for c in sorted(able, key=lambda column: column.kind != NUMBERS))

    def ends(self, rows: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Which values, from 0, are the first and the last ``rows``, none twice."""
        n = len(self.values)
        first = tuple(range(min(rows, n)))
        return first, tuple(range(max(len(first), n - rows), n))

    def asking(self, questions: Sequence[Question]) -> Understanding:
        """The same with other questions."""
        return replace(self, questions=tuple(questions))

    def changed(self, **chosen: Any) -> Understanding:
        """The same file with a person's :class:`Choices`.

        Raises:
            ValueError: one sentence, where it cannot be read so.
        """
        return self.again(self.content, self.choices.changed(**chosen))
