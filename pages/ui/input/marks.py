"""How numbers are written: which mark stands before the decimals and which between thousands. Pure.

A column or a list is written in one way throughout. :func:`ways_of` finds every way in which all its cells are numbers;
where two of them give different numbers, somebody has to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

POINT, COMMA, BLANK, APOSTROPHE, NONE = ".", ",", " ", "'", ""


class Marks(NamedTuple):
    """The mark before decimals, and the mark between thousands, which may be none."""

    decimal: str
    thousands: str

    def number(self, cell: str) -> float:
        """The number in a bare cell that :func:`fits` these marks."""
        digits = cell.replace(self.thousands, "") if self.thousands else cell
        return float(digits.replace(self.decimal, ".")) + 0.0


EVERY = tuple(
    Marks(decimal, thousands)
    for thousands in (NONE, POINT, COMMA, BLANK, APOSTROPHE)
    for decimal in (POINT, COMMA)
    if decimal != thousands
)
"""All ways of writing numbers that are known here; those without a mark between thousands first."""
BRACKETS = "()"
"""The unit of an amount in brackets, as accounts write what is below 0."""
_MARKS = frozenset((POINT, COMMA, BLANK, APOSTROPHE))
_BLANKS = "\u00a0\u2007\u2009\u202f"
_SAME = str.maketrans(
    {"\u2212": "-", "\u2010": "-", "\u2011": "-", "’": "'", "‘": "'", "´": "'", "`": "'"}
    | dict.fromkeys(_BLANKS, " ")
)
_BARE = re.compile(r"[+-]?[0-9., ']*[0-9][0-9., ']*(?:[eE][+-]?[0-9]{1,4})?")
_CURRENCY = r"US\$|R\$|A\$|C\$|[€$£¥₹₽₺₩]|EUR|USD|CHF|GBP|JPY|Fr\.|kr\.?|zł|Kč"
_BEFORE = re.compile(rf"([+-]?) ?({_CURRENCY}) ?(?=[+-]?[0-9.,])([+-]?)")
_AFTER = re.compile(
    rf"(?<=[0-9.,]) ?({_CURRENCY}|[%‰°℃Ω]|[A-Za-zµμ°][A-Za-zµμ°²³/%·^-]{{0,11}}(?:(?<=m)[23]|(?<=CO)2)?)$"
)


@lru_cache(maxsize=8192)
def bare(text: str) -> tuple[str, str]:
    """A cell as sign, digits and marks, and the currency or unit that was written with it.

    The cell is as it was where it is no number with a unit.
    """
    if text.isascii() and text.isdigit():
        return text, ""
    cell = text.strip().translate(_SAME).strip()
    if cell[:1] == "–" and cell[1:2].isdigit():
        cell = "-" + cell[1:]
    if _BARE.fullmatch(cell):
        return cell, ""
    if cell.startswith("(") and cell.endswith(")"):
        inside, unit = bare(cell[1:-1])
        return (
            (f"-{inside}", unit or BRACKETS) if fits(inside) and inside[0].isdigit() else (text.strip(), "")
        )
    unit = ""
    if found := _BEFORE.match(cell):
        cell, unit = found[1] + found[3] + cell[found.end() :], found[2]
    elif found := _AFTER.search(cell):
        cell, unit = cell[: found.start()].rstrip(), found[1]
    return (cell, unit) if unit and _BARE.fullmatch(cell) else (text.strip(), "")


def _pattern(marks: Marks) -> re.Pattern[str]:
    decimal = re.escape(marks.decimal)
    whole = "[0-9]+"
    if marks.thousands:
        mark = re.escape(marks.thousands)
        # In India, groups before the last are of two digits.
        groups = rf"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+|[1-9][0-9]?(?:{mark}[0-9]{{2}})+{mark}[0-9]{{3}}"
        whole = rf"(?:{groups}|[0-9]{{1,4}})"
    return re.compile(rf"[+-]?(?:{whole}(?:{decimal}[0-9]*)?|{decimal}[0-9]+)(?:[eE][+-]?[0-9]{{1,4}})?")


_PATTERNS = tuple((marks, _pattern(marks)) for marks in EVERY)
_UNMARKED = frozenset(marks for marks in EVERY if not marks.thousands)
_ALL = frozenset(EVERY)
_SIMPLE = re.compile(r"([0-9]+)([.,])([0-9]*)", re.ASCII)
_SIMPLE_WAYS = {
    (mark, short): frozenset(m for m in EVERY if m.decimal == mark and (short or not m.thousands))
    for mark in (POINT, COMMA) for short in (True, False)
}  # fmt: skip
_GROUPED_WAYS = {mark: frozenset(m for m in EVERY if m.thousands == mark) for mark in (POINT, COMMA)}
"""Ways of writing a number with a single mark: before decimals, or between thousands."""
_NO_WAY: frozenset[Marks] = frozenset()


@lru_cache(maxsize=8192)
def fits(cell: str) -> frozenset[Marks]:
    """The ways of writing in which a bare cell is a number."""
    digits = cell[1:] if cell[:1] in ("-", "+") else cell
    if digits.isdigit() and digits.isascii():
        return _ALL if len(digits) <= 4 else _UNMARKED
    if simple := _SIMPLE.fullmatch(digits):
        whole, mark, decimals = simple.groups()
        ways = _SIMPLE_WAYS[mark, len(whole) <= 4]
        grouped = len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0"
        return ways | _GROUPED_WAYS[mark] if grouped else ways
    if not _BARE.fullmatch(cell):
        return _NO_WAY
    return frozenset(marks for marks, pattern in _PATTERNS if pattern.fullmatch(cell))


def ways_of(cells: Iterable[str]) -> tuple[Marks, ...]:
    """The ways in which all bare cells are numbers, one for each series of numbers that comes out; simplest first."""
    cells = list(cells)
    left = _ALL
    for cell in cells:
        left = left & fits(cell)
        if not left:
            return ()
    used = frozenset("".join(cells)) & _MARKS
    ways: dict[tuple[str, str], Marks] = {}
    for marks in EVERY:
        # A mark that stands nowhere makes no difference.
        if marks in left and not _is_uneven(cells, marks):
            ways.setdefault(
                (marks.decimal * (marks.decimal in used), marks.thousands * (marks.thousands in used)), marks
            )
    if len(ways) == 1:
        return tuple(ways.values())
    found: dict[tuple[float, ...], Marks] = {}
    for marks in ways.values():
        found.setdefault(tuple(map(marks.number, cells)), marks)
    return tuple(found.values())


def _is_uneven(cells: Sequence[str], marks: Marks) -> bool:
    """Whether four digits stand once in a group and once not, which nobody writes."""
    if not marks.thousands or not any(marks.thousands in cell for cell in cells):
        return False
    wholes = [cell.lstrip("+-").partition(marks.decimal)[0] for cell in cells]
    return any(len(whole) == 5 and marks.thousands in whole for whole in wholes) and any(
        len(whole) == 4 and whole.isdigit() for whole in wholes
    )
