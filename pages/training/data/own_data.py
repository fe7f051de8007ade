"""A person's own series with targets: as text, as a table and in an address. Pure, no Streamlit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.training.data.recipes import Data
from pages.ui.input.lists import (
    Meaning,
    Reading,
    TwoReadingsError,
    has_tight_comma,
    numbers_from_pasted,
    reading_as,
    readings_of,
)
from pages.ui.input.numeric_text import MAX_INPUT, read_number
from pages.ui.input.tables import Understanding
from pages.ui.params.codecs import short
from pages.ui.text.texts import text

MAX_SERIES, MAX_DAYS = 50, 500
LONGEST_IN_LINK = 20_000
ARROW = "→"
_ARROWS = re.compile(r"→|->|=>|>")


@dataclass(frozen=True)
class _Line:
    """A series with its target, or one target for each of its values, and how it is written without doubt."""

    series: tuple[float, ...]
    targets: tuple[float, ...]
    written: str = ""


def data_from_text(typed: str) -> Data:
    """One series a line, an arrow, then its target or one target for each of its values.

    What commas and points mean is judged by series and target together, and by all lines.

    Raises:
        TwoReadingsError: where they can mean two things, and both give series that can be used.
        ValueError: one sentence with the line.
    """
    numbered = [(number, line) for number, line in enumerate(typed.splitlines(), 1) if line.strip()]
    if not 1 <= len(numbered) <= MAX_SERIES:
        key = "count" if numbered else "none"
        raise ValueError(_refused(key, count=str(len(numbered)), most=str(MAX_SERIES)))
    ways = {number: _ways(number, line) for number, line in numbered}
    _settle(ways, dict(numbered))
    if any(len(_results(way)) > 1 for way in ways.values()):
        raise TwoReadingsError(*_written(ways, typed))
    return _data([next(iter(way.values())) for way in ways.values()])


def data_from_table(table: Understanding) -> Data:
    """One column for each series, its target in the last row.

    Raises:
        ValueError: one sentence with the row and the column.
    """
    if len(table.taken) > MAX_SERIES:
        raise ValueError(_refused("columns", count=str(len(table.taken)), most=str(MAX_SERIES)))
    if not 2 <= len(table.values) <= MAX_DAYS + 1:
        raise ValueError(_refused("rows", count=f"{len(table.values):,}", most=str(MAX_DAYS + 1)))
    lines = []
    for name, values in zip(table.taken, table.series, strict=True):
        place = _refused("cell", row=str(table.lines[-1]), column=name)
        lines.append(_Line(values[:-1], (_checked_target(place, values[-1]),)))
    return _data(lines)


def text_of(data: Data) -> str:
    """The series as :func:`data_from_text` reads them."""
    return "\n".join(
        f"{', '.join(map(short, days))} {ARROW} {', '.join(map(short, wanted))}"
        for days, wanted in zip(data.series, data.targets, strict=True)
    )


def link_of(data: Data) -> str:
    """The series as they stand in an address: ``0,0.5,0.25,1>0;1,0.5,0.25,1>1``."""
    return text_of(data).replace(f" {ARROW} ", ">").replace(", ", ",").replace("\n", ";")


def data_from_link(written: str) -> Data:
    """The inverse of :func:`link_of`. Raises ValueError for anything else."""
    if len(written) > LONGEST_IN_LINK:
        raise ValueError(written)
    lines = []
    for number, line in enumerate(filter(None, written.split(";")), 1):
        parts = line.split(">")
        # Commas are between numbers here, whatever they could be elsewhere.
        numbers = [tuple(read_number(cell) for cell in part.split(",")) for part in parts]
        if not all(1 <= len(part) <= MAX_DAYS for part in numbers):
            raise ValueError(written)
        lines.append(_line(number, parts, numbers))
    if not 1 <= len(lines) <= MAX_SERIES:
        raise ValueError(written)
    return _data(lines)


def _ways(number: int, line: str) -> Mapping[Meaning, _Line]:
    """A line in every way that can be used. Raises ValueError, in one sentence, where there is none."""
    parts = _ARROWS.split(line)
    readings = [readings_of(part) for part in parts]
    found: dict[Meaning, _Line] = {}
    for meaning in dict.fromkeys(reading.meaning for part in readings for reading in part):
        read = [reading_as(part, meaning) for part in parts]
        if all(read) and (usable := _usable(number, parts, [reading for reading in read if reading])):
            found[meaning] = usable
    if not found and all(readings):
        # Each part by itself, as 1,0,1 → 0,5 can be meant.
        for reading in readings[-1]:
            if usable := _usable(number, parts, [*(part[0] for part in readings[:-1]), reading]):
                found.setdefault(reading.meaning, usable)
    return found or {"": _line(number, parts, [_numbers(number, p, k) for k, p in enumerate(parts)])}


def _usable(number: int, parts: Sequence[str], read: Sequence[Reading]) -> _Line | None:
    numbers = [reading.numbers for reading in read]
    if not all(1 <= len(part) <= MAX_DAYS and max(map(abs, part)) <= MAX_INPUT for part in numbers):
        return None
    try:
        return _line(number, parts, numbers, f" {ARROW} ".join(reading.written for reading in read))
    except ValueError:
        return None


def _line(
    number: int, parts: Sequence[str], numbers: Sequence[tuple[float, ...]], written: str = ""
) -> _Line:
    """The series and its targets. Raises ValueError, in one sentence, where they do not go together."""
    place = _refused("line", line=str(number))
    if len(parts) != 2:
        key = "arrows" if len(parts) > 1 else "no_arrow"
        raise ValueError(_refused(key, place=place, count=str(len(parts) - 1)))
    values, wanted = numbers
    if len(wanted) not in (1, len(values)):
        given = {"values": str(len(values)), "targets": str(len(wanted))}
        raise ValueError(_refused("targets", place=place, **given))
    return _Line(values, tuple(_checked_target(place, target) for target in wanted), written)


def _settle(ways: dict[int, Mapping[Meaning, _Line]], lines: Mapping[int, str]) -> None:
    """Let lines that can be read in one way only say what commas and points mean in the others."""
    sure = [
        set(way) for number, way in ways.items()
        if len(_results(way)) == 1 and (has_tight_comma(lines[number]) or "." in lines[number]) and "" not in way
    ]  # fmt: skip
    if not sure:
        return
    meanings = set.intersection(*sure)
    for number, way in ways.items():
        kept = {meaning: line for meaning, line in way.items() if meaning in meanings}
        if len(_results(way)) > 1 and kept:
            ways[number] = kept


def _results(way: Mapping[Meaning, _Line]) -> set[tuple[tuple[float, ...], tuple[float, ...]]]:
    return {(line.series, line.targets) for line in way.values()}


def _written(ways: Mapping[int, Mapping[Meaning, _Line]], typed: str) -> list[str]:
    """The whole text in each way that differs."""
    meanings = dict.fromkeys(m for way in ways.values() if len(_results(way)) > 1 for m in way)
    texts = []
    for meaning in meanings:
        rows = typed.splitlines()
        for number, way in ways.items():
            rows[number - 1] = (way.get(meaning) or next(iter(way.values()))).written or rows[number - 1]
        texts.append("\n".join(rows))
    return list(dict.fromkeys(texts))


def _numbers(number: int, part: str, place: int) -> tuple[float, ...]:
    what = "target" if place else "series"
    try:
        # Empty lines above it, so that a complaint names the right one.
        return numbers_from_pasted("\n" * (number - 1) + part, 1, MAX_DAYS)
    except TwoReadingsError:
        return readings_of(part)[0].numbers
    except ValueError as problem:
        told = str(problem)
        where = _refused(f"in_{what}", line=str(number), why=told)
        raise ValueError(told if told.startswith("Line ") else where) from None


def _checked_target(place: str, target: float) -> float:
    if abs(target) > 1.0:
        raise ValueError(_refused("target", place=place, target=short(target)))
    return target


def _data(lines: Sequence[_Line]) -> Data:
    names = tuple(f"Series {k}" for k in range(1, len(lines) + 1))
    data = Data(names, tuple(line.series for line in lines), tuple(line.targets for line in lines))
    if (size := len(link_of(data))) > LONGEST_IN_LINK:
        raise ValueError(_refused("long", size=f"{size:,}", most=f"{LONGEST_IN_LINK:,}"))
    return data


def _refused(key: str, **given: str) -> str:
    return text(f"training.own.refusals.{key}", **given)
