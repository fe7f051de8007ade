"""A table of numbers one types in or pastes into, as texts: a cell for numbers would drop a decimal comma.

A table that is drawn anew drops what is being typed into it, so one stays as long as the numbers on screen are those it
began with and what was done in it since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import MAX_TYPED_CHARS, Row, Rows, number_from_text
from pages.ui.text.texts import text
from pages.ui.widgets.typing import still_refused, use

_LOW = 35


@dataclass(frozen=True)
class Edited:
    """The numbers in a table by now, and why a cell of it was not taken, or nothing."""

    rows: Rows
    problem: str


@dataclass(frozen=True)
class Table:
    """The numbers that a table began with, and what its columns and rows are called."""

    key: str
    rows: Rows
    columns: tuple[str, ...]
    index: tuple[str, ...]

    def edited(self, changes: Mapping[str, Any]) -> Edited:
        """The numbers after what was done in the table, as Streamlit tells it.

        A cell without a number keeps the one that it had; a new row that is not whole is left out.
        """
        rows, problem = list[Row](), ""
        for place, (before, cells) in enumerate(self._kept(changes)):
            row = list[float]()
            for at, column in enumerate(self.columns):
                try:
                    is_old = before is not None and column not in cells
                    row.append(
                        before[at] if before and is_old else _number(place, column, cells.get(column), before)
                    )
                except ValueError as refused:
                    problem = problem or str(refused)
                    row += before[at : at + 1] if before else ()
            if len(row) == len(self.columns):
                rows.append(tuple(row))
        return Edited(tuple(rows), problem)

    def _kept(self, changes: Mapping[str, Any]) -> list[tuple[Row | None, dict[str, str | None]]]:
        """Each row as it was, None for one that was added, and the texts that were typed into it."""
        edited = {int(place): cells for place, cells in changes["edited_rows"].items()}
        old = [
            (row, edited.get(place, {}))
            for place, row in enumerate(self.rows)
            if place not in changes["deleted_rows"]
        ]
        return [
            *old,
            *((None, cells) for cells in changes["added_rows"] if any(map(cells.get, self.columns))),
        ]


def number_table(
    name: str, rows: Rows, columns: Sequence[str], index: Sequence[str], corner: str,
    take: Callable[[Rows], None], *, grows: bool = False, most_tall: int = 420,
) -> str:  # fmt: skip
    """Show the rows; what is changed goes to ``take``, whose ValueError is told under the key that is returned."""
    table = _begun(name, rows, tuple(columns), tuple(index))
    frame = pd.DataFrame(
        [[short(value) for value in row] for row in table.rows], columns=list(table.columns), dtype=object
    )
    looks = {
        column: st.column_config.TextColumn(alignment="right", max_chars=MAX_TYPED_CHARS)
        for column in columns
    }
    names = pd.Index(list(table.index), name=corner)
    if grows:
        # As an index they would have to be typed before a new row counts.
        frame.insert(0, corner, names)
        looks[corner] = st.column_config.TextColumn(disabled=True, width="small")
    else:
        frame.index = names
    st.data_editor(
        frame, key=table.key, num_rows="dynamic" if grows else "fixed", width="stretch", column_config=looks,
        height=min(most_tall, _LOW * (len(table.rows) + (2 if grows else 1)) + 2),
        on_change=use, args=(table.key, lambda _: _take(table, take), ""),
    )  # fmt: skip
    if problem := table.edited(st.session_state[table.key]).problem:
        still_refused(table.key, problem)
    return table.key


def _begun(name: str, rows: Rows, columns: tuple[str, ...], index: tuple[str, ...]) -> Table:
    """The table on screen, where it shows these numbers by now, or a new one."""
    place = f"{name}_begun"
    known: tuple[int, Table | None] = st.session_state.get(place, (0, None))
    number, table = known
    is_drawn = table is not None and table.key in st.session_state and table.columns == columns
    if table is not None and is_drawn and table.edited(st.session_state[table.key]).rows == rows:
        return table
    table = Table(f"{name}_{number + 1}", rows, columns, index)
    st.session_state[place] = (number + 1, table)
    return table


def _take(table: Table, take: Callable[[Rows], None]) -> None:
    edited = table.edited(st.session_state[table.key])
    take(edited.rows)
    if edited.problem:
        raise ValueError(edited.problem)


def _number(place: int, column: str, cell: str | None, before: Row | None) -> float:
    where = {"row": str(place + 1), "column": column}
    if not (cell or "").strip():
        key = "unfinished" if before is None else "emptied"
        raise ValueError(text(f"tables.editing.{key}", **where))
    try:
        return number_from_text(str(cell))
    except ValueError as refused:
        raise ValueError(text("tables.editing.refused", **where, problem=str(refused))) from refused
