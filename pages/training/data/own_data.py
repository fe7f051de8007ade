"""A person's own series with targets: as text, as a CSV file and in an address. Pure, no Streamlit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pages.training.data.recipes import Data
from pages.ui.input.series_input import numbers_from_pasted, read_csv
from pages.ui.params.codecs import short

MAX_SERIES, MAX_DAYS = 50, 500
LONGEST_IN_LINK = 20_000
ARROW = "→"
_ARROWS = re.compile(r"→|->|=>|>")


def data_from_text(text: str) -> Data:
    """One series a line, an arrow, then its target or one target for each of its values.

    Raises:
        ValueError: one sentence with the line.
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not 1 <= len(lines) <= MAX_SERIES:
        raise ValueError(
            f"There are {len(lines)} series; accepted are 1 to {MAX_SERIES}, one on each line."
            if lines
            else f"There is no series; write one on each line, such as 0, 0.5, 0.25, 1 {ARROW} 0."
        )
    pairs = [_pair(number, line) for number, line in lines]
    return _data([values for values, _ in pairs], [wanted for _, wanted in pairs])


def data_from_csv(content: bytes) -> Data:
    """One column for each series, its target in the last row.

    Raises:
        ValueError: one sentence with the row and the column.
    """
    table = read_csv(content)
    if len(table.columns) > MAX_SERIES:
        raise ValueError(
            f"The file has {len(table.columns)} columns; accepted are at most {MAX_SERIES} series."
        )
    series, targets = [], []
    for name in table.columns:
        *values, target = table.column(name, 2, MAX_DAYS + 1)
        place = f"Row {table.first_row + len(values)}, column “{name}”"
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


def data_from_link(text: str) -> Data:
    """The inverse of :func:`link_of`. Raises ValueError for anything else."""
    if len(text) > LONGEST_IN_LINK:
        raise ValueError(text)
    return data_from_text(text.replace(";", "\n"))


def _pair(number: int, line: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    place = f"Line {number}"
    parts = _ARROWS.split(line)
    if len(parts) != 2:
        raise ValueError(
            f"{place} has {len(parts) - 1 or 'no'} arrow{'s' if len(parts) > 2 else ''}; "
            f"write the values, one arrow and the target, such as 0, 0.5, 0.25, 1 {ARROW} 0."
        )
    values, wanted = (
        _numbers(number, part, what) for part, what in zip(parts, ("series", "target"), strict=True)
    )
    if len(wanted) not in (1, len(values)):
        raise ValueError(
            f"{place} has {len(values)} values and {len(wanted)} targets; "
            "accepted are one target, or one for each value."
        )
    return values, tuple(_checked_target(place, target) for target in wanted)


def _numbers(number: int, text: str, what: str) -> tuple[float, ...]:
    try:
        # Empty lines above it, so that a complaint names the right one.
        return numbers_from_pasted("\n" * (number - 1) + text, 1, MAX_DAYS)
    except ValueError as problem:
        told = str(problem)
        raise ValueError(told if told.startswith("Line ") else f"Line {number}, {what}: {told}") from None


def _checked_target(place: str, target: float) -> float:
    if abs(target) > 1.0:
        raise ValueError(
            f"{place}: the target {short(target)} is outside −1 to 1, where the short-term memory, "
            "which is the prediction, always stays."
        )
    return target


def _data(series: Sequence[tuple[float, ...]], targets: Sequence[tuple[float, ...]]) -> Data:
    data = Data(tuple(f"Series {k}" for k in range(1, len(series) + 1)), tuple(series), tuple(targets))
    if (size := len(link_of(data))) > LONGEST_IN_LINK:
        raise ValueError(
            f"The series take {size:,} characters in an address, which holds {LONGEST_IN_LINK:,}; take fewer days or digits."
        )
    return data
