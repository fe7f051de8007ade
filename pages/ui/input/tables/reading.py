"""From a file's bytes to an understanding of it: every reading that fits is tried, and where two differ, it is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pages.ui.input.lists import readings_of
from pages.ui.input.numeric_text import MAX_INPUT
from pages.ui.input.tables.assembling.understood import understood
from pages.ui.input.tables.assembling.work import LAID, MAX_ROWS, ROWS
from pages.ui.input.tables.columns.column import Column
from pages.ui.input.tables.decoding import decoded
from pages.ui.input.tables.doubts import first_numbers
from pages.ui.input.tables.gaps import Missing
from pages.ui.input.tables.layout.laying import layouts
from pages.ui.input.tables.layout.rows import declared_delimiter
from pages.ui.input.tables.layout.table import Asked, Layout
from pages.ui.input.tables.understanding import Answer, Choices, Note, Question, Understanding

_MOST_LYING = 3
_WORD = re.compile(r"[^\s,;]+")


def understand(content: bytes, **chosen: Any) -> Understanding:
    """What a table is understood as, or numbers in a line; ``chosen`` are a person's :class:`Choices`.

    Raises:
        ValueError: one sentence, with the row and the column where it has them, for what cannot be read.
    """
    return read_as_chosen(content, Choices().changed(**chosen))


def read_as_chosen(content: bytes, choices: Choices) -> Understanding:
    """:func:`understand`, with the choices as one value that can be a key."""
    text, encoding = decoded(content)
    lines = [line for line in text.splitlines() if line.strip()]
    is_line = len(lines) == 1 and choices.shape is None and declared_delimiter(text) is None
    if is_line and (found := _one_line(content, lines[0], encoding, choices)):
        return found
    ways, problem = _ways(content, text, encoding, choices)
    if problem is not None and choices.shape is None and len(lines) <= _MOST_LYING:
        # A table that lies on its side has its names in the first column.
        try:
            return read_as_chosen(content, choices.changed(shape=ROWS))
        except ValueError:
            raise problem from None
    if problem is not None:
        raise problem
    return _asking(ways)


def _ways(
    content: bytes, text: str, encoding: str, choices: Choices
) -> tuple[list[tuple[Layout, Understanding]], ValueError | None]:
    asked = Asked(choices.delimiter, choices.joined, choices.header, choices.above, choices.shape == ROWS)
    found: list[tuple[Layout, Understanding]] = []
    problems: list[ValueError] = []
    try:
        laid = layouts(text, asked)
    except ValueError as problem:
        return [], problem
    for layout in laid:
        try:
            found.append((layout, understood(content, encoding, layout, choices, read_as_chosen)))
        except ValueError as problem:
            problems.append(problem)
    return found, None if found else problems[0]


def _asking(ways: Sequence[tuple[Layout, Understanding]]) -> Understanding:
    """The likeliest understanding, with a question where another gives different numbers."""
    layout, best = ways[0]
    cuts = _different((way, _cut_of(way[0])) for way in ways)
    questions = list(best.questions)
    heads = _different(
        (way, (way[0].header, way[0].head)) for way in ways if _cut_of(way[0]) == _cut_of(layout)
    )
    alone = layout.doubted and layout.header and best.choices.header is None and len(heads) == 1
    if len(heads) > 1 or alone:
        names = ", ".join(name for name in (layout.names if layout.header else layout.rows[0].cells) if name)
        answers = tuple(
            Answer({"header": laid.header, "above": laid.head - 1}, first_numbers(read.values))
            for laid, read in heads
        )
        questions.insert(0, Question("header", answers, {"names": names[:60]}))
    if len(cuts) > 1:
        answers = tuple(
            Answer({"delimiter": laid.delimiter, "joined": laid.joined}, first_numbers(read.values))
            for laid, read in cuts
        )
        questions.insert(0, Question("delimiter", answers))
    return best.asking(questions)


def _cut_of(layout: Layout) -> tuple[str, bool]:
    return layout.delimiter, layout.joined


def _different(
    ways: Iterable[tuple[tuple[Layout, Understanding], object]],
) -> list[tuple[Layout, Understanding]]:
    """One of the ways for each kind, of those kinds that give numbers of their own."""
    kinds: dict[object, tuple[Layout, Understanding]] = {}
    for way, kind in ways:
        kinds.setdefault(kind, way)
    found: dict[tuple[tuple[float, ...], ...], tuple[Layout, Understanding]] = {}
    for way in kinds.values():
        found.setdefault(way[1].series, way)
    return list(found.values())


def _one_line(content: bytes, line: str, encoding: str, choices: Choices) -> Understanding | None:
    """Numbers one after the other in a single line; None where it holds no two of them."""
    if len(_WORD.findall(line)) > 2 * MAX_ROWS:
        raise ValueError(f"The line has more than {MAX_ROWS:,} numbers; accepted are at most {MAX_ROWS:,}.")
    found = [reading for reading in readings_of(line) if len(reading.numbers) > 1]
    if found and len(found[0].numbers) > MAX_ROWS:
        raise ValueError(
            f"The line has {len(found[0].numbers):,} numbers; accepted are at most {MAX_ROWS:,}."
        )
    if not found or any(abs(number) > MAX_INPUT for reading in found for number in reading.numbers):
        return None
    place = choices.reading if choices.reading is not None and choices.reading < len(found) else None
    reading = found[place or 0]
    decimal, thousands = LAID if isinstance(reading.meaning, str) else reading.meaning
    answers = tuple(Answer({"reading": k}, first_numbers(other.numbers)) for k, other in enumerate(found))
    questions = (Question("list", answers),) if len(found) > 1 and place is None else ()
    values = reading.numbers
    column = Column(0, "column 1", "numbers", tuple(cell for _, cell in reading.cells))
    return Understanding(
        content, choices, encoding, "", decimal or ".", thousands, False, False, (), (), (), (column,), ("column 1",), "", "",
        "kept", 1, Missing(), (values,), (), (1,) * len(values), questions,
        (Note("line", {"n": f"{len(values):,}"}),), read_as_chosen,
    )  # fmt: skip
