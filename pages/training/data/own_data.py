"""A person's own series with targets: as text, as a CSV file and in an address. Pure, no Streamlit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pages.training.data.recipes import Data
from pages.ui.input.commas import TwoReadingsError, two_readings
from pages.ui.input.series_input import numbers_from_pasted, read_csv
from pages.ui.params.codecs import short
from pages.ui.text.texts import text

MAX_SERIES, MAX_DAYS = 50, 500
LONGEST_IN_LINK = 20_000
ARROW = "→"
_ARROWS = re.compile(r"→|->|=>|>")


def data_from_text(typed: str) -> Data:
    """One series a line, an arrow, then its target or one target for each of its values.

    Raises:
        TwoReadingsError: where commas can be read in two ways, and both give series that can be used.
        ValueError: one sentence with the line.
    """
    ways = [_ways(line) for line in typed.splitlines()]
    if any(one != other for one, other in ways):
        raise TwoReadingsError(*("\n".join(lines) for lines in zip(*ways, strict=True)))
    lines = [(number, line) for number, (line, _) in enumerate(ways, 1) if line.strip()]
    if not 1 <= len(lines) <= MAX_SERIES:
        key = "count" if lines else "none"
        raise ValueError(_refused(key, count=str(len(lines)), most=str(MAX_SERIES)))
    pairs = [_pair(number, line) for number, line in lines]
    return _data([values for values, _ in pairs], [wanted for _, wanted in pairs])


def data_from_csv(content: bytes) -> Data:
    """One column for each series, its target in the last row.

    Raises:
        ValueError: one sentence with the row and the column.
    """
    table = read_csv(content)
    if len(table.columns) > MAX_SERIES:
        raise ValueError(_refused("columns", count=str(len(table.columns)), most=str(MAX_SERIES)))
    series, targets = [], []
    for name in table.columns:
        *values, target = table.column(name, 2, MAX_DAYS + 1)
        place = _refused("cell", row=str(table.first_row + len(values)), column=name)
        series.append(tuple(values))
        targets.append((_checked_target(place, target),))
    return _data(series, targets)


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
    # Commas are between numbers here, whatever they could be elsewhere.
    return data_from_text(written.replace(";", "\n").replace(",", ";"))


def _ways(line: str) -> tuple[str, str]:
    """The line with its commas as decimal points and as separators, or twice in the one way that can be used."""
    parts = [two_readings(part) or (part, part) for part in _ARROWS.split(line)]
    ways = [f" {ARROW} ".join(map(str.strip, part)) for part in zip(*parts, strict=True)]
    usable = [way for way in ways if _is_usable(way)]
    decimal, listed = ways if len(usable) == 2 else usable * 2 or ways[:1] * 2
    return decimal, listed


def _is_usable(line: str) -> bool:
    try:
        _pair(1, line)
    except ValueError:
        return False
    return True


def _pair(number: int, line: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    place = _refused("line", line=str(number))
    parts = _ARROWS.split(line)
    if len(parts) != 2:
        key = "arrows" if len(parts) > 1 else "no_arrow"
        raise ValueError(_refused(key, place=place, count=str(len(parts) - 1)))
    values, wanted = (
        _numbers(number, part, what) for part, what in zip(parts, ("series", "target"), strict=True)
    )
    if len(wanted) not in (1, len(values)):
        given = {"values": str(len(values)), "targets": str(len(wanted))}
        raise ValueError(_refused("targets", place=place, **given))
    return values, tuple(_checked_target(place, target) for target in wanted)


def _numbers(number: int, part: str, what: str) -> tuple[float, ...]:
    try:
        # Empty lines above it, so that a complaint names the right one.
        return numbers_from_pasted("\n" * (number - 1) + part, 1, MAX_DAYS)
    except ValueError as problem:
        told = str(problem)
        where = _refused(f"in_{what}", line=str(number), why=told)
        raise ValueError(told if told.startswith("Line ") else where) from None


def _checked_target(place: str, target: float) -> float:
    if abs(target) > 1.0:
        raise ValueError(_refused("target", place=place, target=short(target)))
    return target


def _data(series: Sequence[tuple[float, ...]], targets: Sequence[tuple[float, ...]]) -> Data:
    data = Data(tuple(f"Series {k}" for k in range(1, len(series) + 1)), tuple(series), tuple(targets))
    if (size := len(link_of(data))) > LONGEST_IN_LINK:
        raise ValueError(_refused("long", size=f"{size:,}", most=f"{LONGEST_IN_LINK:,}"))
    return data


def _refused(key: str, **given: str) -> str:
    return text(f"training.own.refusals.{key}", **given)
