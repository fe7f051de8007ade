"""Lists whose commas may part numbers or stand for decimal points: both ways of reading one, where there are two. Pure."""

from __future__ import annotations

import re

from pages.ui.input.numeric_text import is_number

LONGEST_ASKED = 12
"""Numbers between commas without blanks: longer lists come from files, where commas part numbers."""
_LONGEST_SHOWN = 40
_PARTED = re.compile(r"\s*,\s+|\s+,\s*|\s+")
_LISTED = re.compile(r"\s*,\s*|\s+")
_WHOLE = re.compile(r"[+−-]?[0-9]+")


class TwoReadingsError(ValueError):
    """A text that can be read in two ways.

    Attributes:
        readings: the text with decimal points, and with its commas between numbers; each can be read in one way only.
        shown: the first line in which the two differ, each way, as a person would write it.
    """

    def __init__(self, decimal: str, listed: str) -> None:
        self.readings = decimal, listed
        pairs = zip(decimal.splitlines(), listed.splitlines(), strict=True)
        one, other = next(pair for pair in pairs if pair[0] != pair[1])
        self.shown = _shown(one), _shown(other)
        super().__init__(
            f"This can be read in two ways, as {self.shown[0]} or as {self.shown[1]}; "
            "write semicolons between the numbers."
        )


def two_readings(text: str) -> tuple[str, str] | None:
    """The list with decimal points and semicolons, and with its commas as semicolons, if either can be meant."""
    if re.search(r"[;.\t]", text):
        return None
    lines = [line.strip().rstrip(",").rstrip() for line in text.splitlines()]
    written = "\n".join(lines).strip()
    if not re.search(r"[^\s,],[^\s,]", written):
        return None
    if re.search(r",\s|\s,", written):
        decimal = ["; ".join(_PARTED.split(line)) for line in lines]
        cells = [cell for line in decimal for cell in line.split("; ") if cell]
        if not all(map(is_number, cells)):
            return None
    elif len(written.split()) == 1 and (pairs := _paired(written)):
        decimal = [pairs if line else "" for line in lines]
    else:
        return None
    return "\n".join(decimal).replace(",", "."), "\n".join("; ".join(_LISTED.split(line)) for line in lines)


def _paired(word: str) -> str:
    """Numbers between commas as half as many with decimal commas; nothing where that cannot be meant."""
    cells = word.split(",")
    wholes, parts = cells[::2], cells[1::2]
    can_be = len(wholes) == len(parts) and len(cells) <= LONGEST_ASKED
    if (
        not can_be
        or not all(map(_WHOLE.fullmatch, wholes))
        or not all(re.fullmatch("[0-9]+", p) for p in parts)
    ):
        return ""
    return "; ".join(f"{whole},{part}" for whole, part in zip(wholes, parts, strict=True))


def _shown(line: str) -> str:
    written = line.strip().replace("; ", ", ")
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN].rpartition(',')[0]}, …"
