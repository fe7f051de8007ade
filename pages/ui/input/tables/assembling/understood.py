"""One layout as an understanding. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lstm_core.numbers.validation import counted
from pages.ui.input.marks import BRACKETS, Marks, bare
from pages.ui.input.numeric_text import shown
from pages.ui.input.tables.assembling.shapes import settle_shape, without_total
from pages.ui.input.tables.assembling.taking import numbers_of, settle_rows, take_columns
from pages.ui.input.tables.assembling.timing import put_in_order
from pages.ui.input.tables.assembling.work import (
    LAID,
    MAX_ROWS,
    ROWS,
    Again,
    Work,
    is_lined,
    rows_named,
    written,
)
from pages.ui.input.tables.columns.column import NUMBERS
from pages.ui.input.tables.doubts import first_numbers
from pages.ui.input.tables.gaps import LEAVE_OUT, LINE, STOP, Missing, marker_in, missing_in, without_gaps
from pages.ui.input.tables.layout.rows import is_missing
from pages.ui.input.tables.layout.table import Layout
from pages.ui.input.tables.understanding import Answer, Choices, Understanding

_MOST_AROUND = 8


def understood(
    content: bytes, encoding: str, layout: Layout, choices: Choices, again: Again
) -> Understanding:
    """A layout as an understanding.

    Raises:
        ValueError: one sentence, where it cannot be used.
    """
    if len(layout.rows) > MAX_ROWS:
        raise ValueError(f"The file has {len(layout.rows):,} rows; accepted are at most {MAX_ROWS:,}.")
    work = Work(layout, choices, (), [], [])
    settle_rows(work)
    take_columns(work)
    raw = [numbers_of(work, work.column(name)) for name in work.taken]
    raw = settle_shape(work, raw, lambda: again(content, choices.changed(shape=ROWS)))
    raw = without_total(work, raw)
    put_in_order(work, raw)
    raw = without_markers(work, raw)
    lines = [work.layout.rows[row].line for row in work.rows] if not is_lined(work) else [0] * len(raw[0])
    rows = work.rows if not is_lined(work) else tuple(range(len(raw[0])))
    sorted_raw = [[values[row] for row in rows] for values in raw]
    missing, way = settle_gaps(work, sorted_raw, lines)
    series, left = without_gaps(sorted_raw, way)
    _refuse_few(work, series[0])
    whens = work.dates.whens if work.dates else ()
    labels = tuple(when.label if (when := whens[rows[k]]) else "" for k in left) if whens else ()
    say_around(work, encoding)
    first = work.column(work.taken[0])
    marks = first.ways[0] if first.ways else LAID
    shown_marks = marks_shown(work, marks)
    return Understanding(
        content, choices, encoding, layout.delimiter, shown_marks.decimal, shown_marks.thousands, layout.joined, layout.header,
        tuple(written(row.cells) for row in layout.above), tuple(written(row.cells) for row in work.layout.below),
        layout.units, work.columns, work.taken, work.axis.name if work.axis else "", work.dates.order if work.dates else "",
        work.order, layout.head, missing, series, labels, tuple(lines[k] for k in left), tuple(work.questions), tuple(work.notes), again,
    )  # fmt: skip


def without_markers(work: Work, raw: list[list[float | None]]) -> list[list[float | None]]:
    marker = marker_in(raw[0])
    if marker is None or work.choices.marker is False:
        return raw
    marked = [[None if value == marker else value for value in values] for values in raw]
    if work.choices.marker is None:
        left = [value for value in marked[0] if value is not None]
        kept = [value for value in raw[0] if value is not None]
        spelled = f"{marker:g}".replace("-", "−")
        work.ask("marker", [
            Answer({"marker": True}, first_numbers(left)), Answer({"marker": False}, first_numbers(kept)),
        ], marker=spelled)  # fmt: skip
    return marked


def settle_gaps(
    work: Work, raw: Sequence[Sequence[float | None]], lines: Sequence[int]
) -> tuple[Missing, str]:
    missing = missing_in(raw, lines)
    if not missing:
        return missing, LEAVE_OUT
    given = {"n": counted(len(missing), "value"), "rows": rows_named(missing.lines), "column": work.taken[0]}
    if len(missing) == len(raw[0]):
        raise ValueError(f"Column {shown(work.taken[0])} holds no value.")
    way = work.choices.missing
    if way == STOP:
        raise ValueError(
            f"Column {shown(work.taken[0])} has no value in {given['rows']}; fill them in or choose another way with missing values."
        )
    if way is None:
        answers = []
        for other in (LEAVE_OUT, LINE):
            shown_values = _around_gap(raw[0], other)
            if len(missing) > missing.leading + missing.trailing or other == LEAVE_OUT:
                answers.append(Answer({"missing": other}, shown_values))
        work.ask("missing", answers, **given)
        way = LEAVE_OUT
    else:
        work.say("left_out" if way == LEAVE_OUT else "drawn", **given)
        if way == LINE and missing.leading + missing.trailing:
            work.say("edges")
    return missing, way


def _around_gap(values: Sequence[float | None], way: str) -> str:
    """What a way with missing values makes of the first gap that has values on both sides, with some on either side."""
    known = [row for row, value in enumerate(values) if value is not None]
    start = next((before for before, after in pairwise(known) if after > before + 1), known[0])
    first, last = max(0, start - 1), known[min(len(known) - 1, known.index(start) + 2)]
    shown_values = first_numbers(without_gaps([values[first : last + 1]], way)[0][0], _MOST_AROUND)
    return ("…, " if first > 0 else "") + shown_values + (", …" if last < known[-1] else "")


def _refuse_few(work: Work, values: Sequence[float]) -> None:
    if len(work.layout.rows) < 2 and not is_lined(work):
        raise ValueError(
            f"The file has {counted(len(work.layout.rows), 'row')} with values; a series needs one row for each value."
        )
    if not values:
        raise ValueError(f"Column {shown(work.taken[0])} holds no value.")


def marks_shown(work: Work, marks: Marks) -> Marks:
    """The marks of the first column, or those that the other columns have where it has none."""
    for name in [*work.taken, *(column.name for column in work.columns)]:
        column = work.column(name)
        if (
            column.ways
            and column.kind == NUMBERS
            and any(set(",.' ") & set(bare(c)[0]) for c in column.cells if not is_missing(c))
        ):
            return column.ways[0]
    return marks


def say_around(work: Work, encoding: str) -> None:
    if encoding == "Windows-1252":
        work.say("encoding", encoding=encoding)
    if work.layout.joined:
        work.say("joined")
    if work.choices.shape == ROWS or work.layout.is_turned:
        work.say("turned")
    if work.layout.units:
        work.say("units", units=written(work.layout.units))
    if work.layout.below:
        below = work.layout.below
        work.say(
            "below",
            n=counted(len(below), "row"),
            rows=rows_named([row.line for row in below]),
            text=written(below[0].cells)[:60],
        )
    if any(bare(cell)[1] == BRACKETS for cell in work.column(work.taken[0]).cells):
        work.say("brackets", column=work.taken[0])
    if unit := work.column(work.taken[0]).unit:
        work.say("unit", unit=unit, column=work.taken[0])
