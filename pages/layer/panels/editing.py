"""A table of numbers one types in or pastes into, as texts: a cell for numbers would drop a decimal comma."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from pages.layer.own import Rows
from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import MAX_TYPED_CHARS, number_from_text
from pages.ui.text.texts import text
from pages.ui.widgets.typing import use

_LOW = 35


def number_table(
    name: str, rows: Rows, columns: Sequence[str], index: Sequence[str], corner: str,
    take: Callable[[Rows], None], *, grows: bool = False, most_tall: int = 420,
) -> str:  # fmt: skip
    """Show the rows; what is changed goes to ``take``, whose ValueError is told under the key that is returned."""
    # A new table for new numbers: what was edited is in them by then.
    key = f"{name}_{abs(hash((rows, tuple(columns))))}"
    frame = pd.DataFrame(
        [[short(value) for value in row] for row in rows],
        columns=list(columns),
        index=pd.Index(list(index), name=corner),
        dtype=object,
    )
    looks = {
        column: st.column_config.TextColumn(alignment="right", max_chars=MAX_TYPED_CHARS)
        for column in columns
    }
    st.data_editor(
        frame, key=key, num_rows="dynamic" if grows else "fixed", width="stretch", column_config=looks,
        height=min(most_tall, _LOW * (len(rows) + (2 if grows else 1)) + 2),
        on_change=use, args=(key, lambda _: take(_edited(frame, key)), ""),
    )  # fmt: skip
    return key


def _edited(frame: pd.DataFrame, key: str) -> Rows:
    """The rows after what was done in the table; an empty cell of a row that was added is refused."""
    changes = st.session_state[key]
    columns = list(frame.columns)
    after = [dict(zip(columns, row, strict=True)) for row in frame.to_numpy().tolist()]
    for row, cells in changes["edited_rows"].items():
        after[int(row)] |= {column: cell for column, cell in cells.items() if column in columns}
    kept = [row for place, row in enumerate(after) if place not in changes["deleted_rows"]]
    kept += [{column: cells.get(column) for column in columns} for cells in changes["added_rows"]]
    whole = [row for row in kept if any(row.values())]
    return tuple(
        tuple(_number(row[column], column, place) for column in columns) for place, row in enumerate(whole)
    )


def _number(cell: str | None, column: str, place: int) -> float:
    if not (cell or "").strip():
        raise ValueError(text("layer.editing.empty", row=str(place + 1), column=column))
    return number_from_text(str(cell))
