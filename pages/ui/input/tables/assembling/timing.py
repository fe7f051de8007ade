"""The order in time: which dates, read in which way, and what is asked of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lstm_core.numbers.validation import counted
from pages.ui.input.marks import bare
from pages.ui.input.numeric_text import shown
from pages.ui.input.tables.assembling.work import Work, is_lined
from pages.ui.input.tables.columns.column import DATES
from pages.ui.input.tables.dates.when import Dates
from pages.ui.input.tables.doubts import first_numbers, which_rows
from pages.ui.input.tables.layout.rows import is_missing
from pages.ui.input.tables.order import KEPT, REVERSED, SORTED, UNKNOWN, in_order, twins_in, unread_axis
from pages.ui.input.tables.understanding import Answer


def put_in_order(work: Work, raw: Sequence[Sequence[float | None]]) -> None:
    rows = tuple(range(len(work.layout.rows)))
    work.rows = rows
    if is_lined(work):
        return
    if work.axis is not None:
        _settle_dates(work, raw)
    asked = work.choices.order
    if asked in ("file", "reversed"):
        work.rows, work.order = (rows, KEPT) if asked == "file" else (rows[::-1], REVERSED)
        return
    if work.dates is not None:
        work.rows, work.order = in_order(work.dates)
        _ask_axis(work, raw)
        _ask_which(work)
    name = unread_axis(work.columns, work.taken) if work.dates is None else ""
    if work.order == UNKNOWN or name:
        values = [value for value in raw[0] if value is not None]
        if values != values[::-1]:
            given = name or (work.axis.name if work.axis else "")
            work.ask("order", [
                Answer({"order": "file"}, first_numbers(values)), Answer({"order": "reversed"}, first_numbers(values[::-1])),
            ], column=given)  # fmt: skip
        work.order = KEPT
    if work.order in (REVERSED, SORTED) and work.axis is not None:
        work.say(work.order, column=work.axis.name)


def _settle_dates(work: Work, raw: Sequence[Sequence[float | None]]) -> None:
    """The way of reading the dates; asked where day and month can change places and the order of values with them."""
    assert work.axis is not None
    ways = work.axis.ways
    if work.choices.day_order is not None:
        ways = tuple(way for way in ways if way.order == work.choices.day_order)
        if not ways:
            raise ValueError(
                f"The dates in column {shown(work.axis.name)} cannot be read in that order of day and month."
            )
    ways = tuple(sorted(ways, key=_unevenness))
    work.dates = ways[0]
    orders: dict[tuple[tuple[float | None, ...], ...], Dates] = {}
    for way in ways:
        rows, _ = in_order(way)
        orders.setdefault(tuple(tuple(values[row] for row in rows) for values in raw), way)
    if len(orders) > 1:
        answers = []
        for way in ways:
            rows, _ = in_order(way)
            dated = [when.label for when in way.whens if when][:3]
            answers.append(Answer({"day_order": way.order}, ", ".join(dated)))
        work.ask("dates", answers, column=work.axis.name)
    elif len({tuple(when.label for when in way.whens if when) for way in ways}) > 1:
        work.say("day_order", column=work.axis.name, date=next(when.label for when in ways[0].whens if when))


def _ask_axis(work: Work, raw: Sequence[Sequence[float | None]]) -> None:
    """Which column of dates is meant, where two of them give different orders."""
    others = [
        c for c in work.columns if c.kind == DATES and c.name not in work.taken and c.dates[0].kind != "clock"
    ]
    if work.choices.date is not None or len(others) < 2:
        return
    found: dict[tuple[float | None, ...], str] = {}
    for column in others:
        rows, _ = in_order(column.dates[0])
        found.setdefault(tuple(raw[0][row] for row in rows), column.name)
    if len(found) > 1:
        answers = [
            Answer({"date": name}, f"{name}: {first_numbers([v for v in values if v is not None])}")
            for values, name in found.items()
        ]
        work.ask("axis", answers)


def _unevenness(dates: Dates) -> int:
    keys = sorted(key for key in dates.keys if key is not None)
    return len({after - before for before, after in pairwise(keys)})


def _ask_which(work: Work) -> None:
    """Rows of one date: several series below each other, or values of which each counts."""
    assert work.dates is not None and work.axis is not None
    twins = twins_in(work.dates)
    if not twins:
        return
    found = which_rows(work.columns, work.dates) if work.choices.only is None else None
    if found is None:
        work.say("twins", n=counted(twins, "row"), column=work.axis.name)
        return
    name, words = found
    column, series = work.column(name), work.column(work.taken[0])
    answers = []
    for word in words:
        cells = [bare(series.cells[row])[0] for row, cell in enumerate(column.cells) if cell == word]
        numbers = [series.ways[0].number(cell) for cell in cells if not is_missing(cell)]
        answers.append(Answer({"only": (name, word)}, f"{word}: {first_numbers(numbers)}"))
    work.ask("only", answers, column=name, date=work.axis.name)
