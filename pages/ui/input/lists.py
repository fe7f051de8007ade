"""Numbers one after the other, as people type and paste them: every way in which such a list can be read. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lstm_core.numbers.validation import counted
from pages.ui.input.marks import COMMA, EVERY, POINT, Marks, bare, fits, ways_of
from pages.ui.input.numeric_text import MAX_INPUT, read_number, shown

LONGEST_ASKED = 12
"""Numbers between commas without blanks: longer lists come from files, where commas part numbers."""
MAX_CHARACTERS = 200_000
BETWEEN = "between"
"""The meaning of a comma that stands between two numbers; others are ways of writing one number."""
MIXED = Marks("", "")
"""Decimal commas and decimal points, side by side."""
_LONGEST_SHOWN = 40
_SPACE = "[ \u00a0]"
_LOOSE = re.compile(r",\s|\s,|,$|^,", re.MULTILINE)
_TIGHT = re.compile(r"[^\s,],[^\s,]")
_WHOLE = re.compile(r"[+−-]?[0-9]+")
_INSIDE = re.compile(f"{_SPACE}*[;\t]{_SPACE}*|{_SPACE}*,{_SPACE}+|{_SPACE}+,{_SPACE}*|{_SPACE}+")
_GROUPED = re.compile(f"{_SPACE}*[;\t]{_SPACE}*|{_SPACE}*,{_SPACE}+|{_SPACE}+,{_SPACE}*")
_PARTED = re.compile(f"{_SPACE}*[;\t,]{_SPACE}*|{_SPACE}+")

Cell = tuple[int, str]
"""A line, from 1, and what stands in one place of it."""
Meaning = str | Marks


class TwoReadingsError(ValueError):
    """A text that can be read in more than one way.

    Attributes:
        readings: the text in each way; each can be read in one way only.
        shown: the first line in which they differ, each way, as a person would write it.
    """

    def __init__(self, *readings: str) -> None:
        self.readings = readings
        lines = zip(*(reading.splitlines() for reading in readings), strict=True)
        self.shown = tuple(map(_shown, next(line for line in lines if len(set(line)) > 1)))
        ways = " or as ".join(self.shown)
        super().__init__(
            f"This can be read in {_count(len(readings))} ways, as {ways}; write semicolons between the numbers."
        )


@dataclass(frozen=True)
class Reading:
    """A list in one way of reading it: what marks mean in it, its cells with their lines, and their numbers."""

    meaning: Meaning
    cells: tuple[Cell, ...]
    numbers: tuple[float, ...]
    lines: int

    @property
    def written(self) -> str:
        """The list as it can be read in this way only, on the lines it had."""
        rows: list[list[str]] = [[] for _ in range(self.lines)]
        for (line, _), number in zip(self.cells, self.numbers, strict=True):
            rows[line - 1].append(_unmistakable(number))
        return "\n".join(map("; ".join, rows))


def readings_of(text: str) -> tuple[Reading, ...]:
    """Every way in which a text can be a list of numbers, the likeliest first; none where it cannot."""
    lines = text.splitlines()
    found: dict[tuple[tuple[int, ...], tuple[float, ...]], Reading] = {}
    for cells, ways in _tokenised(text):
        texts = [bare(cell)[0] for _, cell in cells]
        for meaning in ways:
            numbers = _numbers(texts, meaning)
            if numbers is not None:
                key = tuple(line for line, _ in cells), numbers
                found.setdefault(key, Reading(meaning, tuple(cells), numbers, len(lines)))
    return tuple(found.values())


def is_list(text: str) -> bool:
    """Whether a text is numbers in one line, or one number on each line without a gap, and no table."""
    lines = [line for line in text.splitlines() if line.strip()]
    readings = () if _gap(text) else readings_of(text)
    if len(lines) <= 1:
        return any(reading.cells for reading in readings)
    return any(len({line for line, _ in reading.cells}) == len(reading.cells) for reading in readings)


def reading_as(text: str, meaning: Meaning) -> Reading | None:
    """The list with that meaning of its marks; None where it cannot be read so."""
    plain = Marks(POINT, "")
    wanted = plain if meaning == BETWEEN and not has_tight_comma(text) else meaning
    for cells, ways in _tokenised(text):
        numbers = _numbers([bare(cell)[0] for _, cell in cells], wanted) if wanted in ways else None
        if numbers is not None:
            return Reading(meaning, tuple(cells), numbers, len(text.splitlines()))
    return None


def has_tight_comma(text: str) -> bool:
    """Whether a comma stands in a text without a blank on either side, where it can mean two things."""
    return bool(_TIGHT.search(text))


def numbers_from_pasted(text: str, low: int = 1, high: int = 500) -> tuple[float, ...]:
    """The numbers in a text, ``low`` to ``high`` of them.

    Spaces, tabs, new lines, semicolons and commas separate. A comma is a decimal comma where something
    else separates and nothing speaks against it: in ``0,5; 1,2`` and ``0,5 1,2``, not in ``1, 2`` or ``1,2,3``.

    Raises:
        TwoReadingsError: for ``0,5, 1,2``, ``0,5`` and ``1.234 2.345``, which may be meant either way.
        ValueError: one sentence with the line and the value's place, or with the count.
    """
    accepted = f"accepted are {low:,} to {high:,}"
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"The text has {len(text):,} characters; {accepted} numbers.")
    if line := _gap(text):
        raise ValueError(
            f"Line {line} is empty between lines that hold a number each; write a number there or take the line out."
        )
    readings = readings_of(text)
    cells = readings[0].cells if readings else _first_cells(text)
    if not cells:
        raise ValueError(
            f"There are no numbers; {accepted}, with spaces, semicolons or new lines between them."
        )
    usable = [reading for reading in readings if low <= len(reading.cells) <= high]
    if len(usable) > 1:
        raise TwoReadingsError(*(reading.written for reading in usable))
    if not readings:
        raise _refusal(cells)
    if not usable:
        raise ValueError(f"The text has {counted(len(cells), 'value')}; {accepted}.")
    for place, (cell, number) in enumerate(zip(usable[0].cells, usable[0].numbers, strict=True), 1):
        if not abs(number) <= MAX_INPUT:
            raise _refused(cell, place, "is too large; accepted are numbers between −10¹⁵ and 10¹⁵")
    return usable[0].numbers


def _gap(text: str) -> int:
    """The first empty line, from 1, among lines of one number each, as a column with an empty cell is pasted; else 0."""
    lines = [line.strip() for line in text.rstrip().splitlines()]
    first = next((place for place, line in enumerate(lines) if line), 0)
    empty = [place for place, line in enumerate(lines, 1) if not line and place > first]
    # Every other line is empty where lines are set apart.
    is_spaced = len(empty) >= (len(lines) - 1) / 2 > 1
    if not empty or is_spaced or any(len(_INSIDE.split(line)) > 1 for line in lines):
        return 0
    return empty[0]


def _tokenised(text: str) -> Iterator[tuple[list[Cell], tuple[Meaning, ...]]]:
    """The ways of cutting a text into cells, with what the marks in these may mean."""
    tight, loose = has_tight_comma(text), bool(_LOOSE.search(text))
    inside = _cells(text, _INSIDE)
    # Between commas a point is a decimal point: nobody writes 1.234, 2.345 for thousands.
    ways = tuple(marks for marks in EVERY if not (loose and marks == Marks(COMMA, POINT) and not tight))
    grouped = _cells(text, _GROUPED)
    if 1 < len(grouped) < len(inside):
        yield grouped, tuple(marks for marks in ways if marks.thousands == " ")
    if not tight:
        yield inside, ways
        return
    fitting = bool(_fitting(inside))
    if fitting:
        yield inside, (*ways, MIXED)
    elif (pairs := _pairs(text)) and not loose:
        yield pairs, (Marks(COMMA, ""),)
    if _may_part(text, loose, fitting):
        yield _cells(text, _PARTED), (BETWEEN,)


def _may_part(text: str, loose: bool, fitting: bool) -> bool:
    """Whether commas without blanks may stand between numbers."""
    if ";" in text or "\t" in text:
        return False
    words = text.split()
    if loose or len(words) == 1 or any(word.strip(",").count(",") > 1 for word in words):
        return True
    return any("," in word and "." in word for word in words) and not fitting


def _fitting(cells: Sequence[Cell]) -> bool:
    texts = [bare(cell)[0] for _, cell in cells]
    return bool(ways_of(texts)) or _numbers(texts, MIXED) is not None


def _numbers(texts: Sequence[str], meaning: Meaning) -> tuple[float, ...] | None:
    """The numbers in bare cells; None where one is none."""
    if meaning == MIXED:
        single = all(fits(text) and not re.search(r"[ ']|[.,].*[.,]", text) for text in texts)
        return tuple(float(text.replace(",", ".")) + 0.0 for text in texts) if single else None
    marks = Marks(POINT, "") if meaning == BETWEEN else meaning
    assert isinstance(marks, Marks)
    if not all(marks in fits(text) for text in texts):
        return None
    return tuple(map(marks.number, texts))


def _cells(text: str, separator: re.Pattern[str]) -> list[Cell]:
    """The cells of all lines; a separator at the end of a line ends it and starts no further cell."""
    found: list[Cell] = []
    for line, content in enumerate(text.splitlines(), 1):
        written = content.strip()
        if written.endswith((",", ";")) and written.strip(",;"):
            written = written[:-1].rstrip()
        found += [(line, cell) for cell in (separator.split(written) if written else [])]
    return found


def _first_cells(text: str) -> tuple[Cell, ...]:
    """The cells in which something is said to be wrong."""
    words = text.split()
    parting = not has_tight_comma(text) or _may_part(text, bool(_LOOSE.search(text)), False)
    listed = ";" not in text and parting and (len(words) == 1 or bool(re.search(",", text)))
    return tuple(_cells(text, _PARTED if listed else _INSIDE))


def _pairs(text: str) -> list[Cell]:
    """Numbers between commas as half as many with decimal commas; none where that cannot be meant."""
    words = text.split()
    if len(words) != 1 or ";" in text:
        return []
    cells = words[0].rstrip(",").split(",")
    wholes, parts = cells[::2], cells[1::2]
    if len(wholes) != len(parts) or len(cells) > LONGEST_ASKED:
        return []
    if not all(map(_WHOLE.fullmatch, wholes)) or not all(re.fullmatch("[0-9]+", part) for part in parts):
        return []
    line = next(line for line, content in enumerate(text.splitlines(), 1) if content.strip())
    return [(line, f"{whole},{part}") for whole, part in zip(wholes, parts, strict=True)]


def _refusal(cells: Sequence[Cell]) -> ValueError:
    """What is wrong with the first cell that is no number, or the first that is written as no other is."""
    for place, cell in enumerate(cells, 1):
        try:
            read_number(cell[1], decimal_comma=True)
        except ValueError as problem:
            return _refused(cell, place, str(problem))
    return _refused(cells[0], 1, "and the others are not written in one way; write 1234.5 for every number")


def _refused(cell: Cell, place: int, problem: str) -> ValueError:
    line, text = cell
    what = f"{shown(text)} " if text else ""
    return ValueError(f"Line {line}, value {place}: {what}{problem}.")


def _unmistakable(number: float) -> str:
    """A number that is read in one way only: a zero more where a point could stand before thousands."""
    written = repr(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return f"{written}0" if len(fits(written) & {Marks(COMMA, POINT)}) and "." in written else written


def _shown(line: str) -> str:
    written = re.sub(r"(?<=\.[0-9]{3})0(?![0-9])", "", line.strip().replace("; ", ", "))
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN].rpartition(',')[0]}, …"


def _count(n: int) -> str:
    return {2: "two", 3: "three"}.get(n, str(n))
