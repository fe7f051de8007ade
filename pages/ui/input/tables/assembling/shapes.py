"""Whether a series runs down a column or along the rows, and whether the last row belongs to it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pages.ui.input.marks import bare
from pages.ui.input.tables.assembling.taking import numbers_of
from pages.ui.input.tables.assembling.work import COLUMNS, FEW, LINES, ROWS, Work, is_lined
from pages.ui.input.tables.doubts import TOTAL, first_numbers, last_row_doubt
from pages.ui.input.tables.layout.rows import is_missing
from pages.ui.input.tables.understanding import Answer, Understanding


def settle_shape(
    work: Work, raw: list[list[float | None]], again: Callable[[], Understanding]
) -> list[list[float | None]]:
    """Numbers in several columns without names may be one series, written row after row."""
    numeric = [column for column in work.columns if column.kind != "empty"]
    plain = not work.layout.header and len(numeric) > 1 and all(column.ways for column in numeric)
    if work.choices.shape == LINES and plain:
        rows = [numbers_of(work, column) for column in numeric]
        work.axis, work.taken = None, work.taken[:1]
        return [[value for row in zip(*rows, strict=True) for value in row]]
    if (
        plain
        and work.axis is None
        and work.choices.shape is None
        and work.choices.column is None
        and not work.choices.columns
    ):
        flat = [
            column.ways[0].number(bare(column.cells[0])[0])
            for column in numeric
            if not is_missing(column.cells[0])
        ]
        down = [value for value in raw[0] if value is not None]
        work.ask("shape", [
            Answer({"shape": COLUMNS}, first_numbers(down)), Answer({"shape": LINES}, first_numbers([*flat, *down[1:2]])),
        ])  # fmt: skip
    elif _may_lie(work) and work.choices.shape is None and work.choices.column is None:
        _ask_lying(work, raw, again)
    return raw


def _ask_lying(work: Work, raw: Sequence[Sequence[float | None]], again: Callable[[], Understanding]) -> None:
    try:
        along = again()
    except ValueError:
        return
    down = [value for value in raw[0] if value is not None]
    work.ask("shape", [
        Answer({"shape": COLUMNS}, first_numbers(down)), Answer({"shape": ROWS}, first_numbers(along.values)),
    ])  # fmt: skip


def _may_lie(work: Work) -> bool:
    """Whether a table with years for names, or with many more columns than rows, may lie on its side."""
    names = work.layout.names[1:]
    years = len(names) > 1 and all(
        len(name) == 4 and name.isdigit() and 1500 <= int(name) <= 2200 for name in names
    )
    few = work.axis is None and len(work.layout.rows) <= FEW and len(names) > len(work.layout.rows)
    return bool(names) and ((work.layout.header and years) or few)


def without_total(work: Work, raw: list[list[float | None]]) -> list[list[float | None]]:
    """Without a last row that adds up the others, where that is in doubt by its number alone."""
    if is_lined(work):
        return raw
    dates = work.axis.ways[0] if work.axis else None
    doubt = last_row_doubt(work.layout, raw[0], dates)
    if doubt in ("", TOTAL):
        return raw
    shorter = [values[:-1] for values in raw]
    if work.choices.last is None:
        ends = [first_numbers([v for v in values[-3:] if v is not None]) for values in (raw[0], shorter[0])]
        answers = (Answer({"last": True}, f"…, {ends[0]}"), Answer({"last": False}, f"…, {ends[1]}"))
        work.ask("last", answers, row=str(work.layout.rows[-1].line))
    if work.choices.last is False:
        last = work.layout.rows[-1]
        work.layout = replace(work.layout, rows=work.layout.rows[:-1], below=(last, *work.layout.below))
        if work.axis:
            ways = tuple(replace(way, whens=way.whens[:-1]) for way in work.axis.ways)
            work.axis = replace(work.axis, ways=ways)
        return shorter
    return raw
