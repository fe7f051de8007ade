"""Numbers as people and spreadsheets write them, one cell at a time."""

from __future__ import annotations

import re

MAX_INPUT = 1e15
ACCEPTED = "accepted are numbers such as 12.5, −3 or 1e-4"
_LONGEST_SHOWN = 30
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_DECIMAL_COMMA = re.compile(r"[+-]?(?:[0-9]+,[0-9]*|,[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(?:[ .,'’\u00a0\u202f][0-9]{3})+(?:[.,][0-9]*)?")
_WHOLE_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:([ .,'’\u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)


def shown(text: str) -> str:
    """A cell inside a sentence: on one line, cut short, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + '…'}”"


def read_number(text: str, decimal_comma: bool = False) -> float:
    """The number a cell says.

    Raises:
        ValueError: the end of a sentence about the cell: "is empty; …", "is not a number; …".
    """
    typed = _ascii_sign(text)
    if not typed:
        raise ValueError(f"is empty; every value must be given: {ACCEPTED}")
    if _NOT_FINITE.fullmatch(typed):
        raise ValueError(f"is not a finite number; {ACCEPTED}")
    if decimal_comma and _DECIMAL_COMMA.fullmatch(typed):
        typed = typed.replace(",", ".")
    if _NUMBER.fullmatch(typed) is None:
        if _GROUPS.fullmatch(typed):
            raise ValueError(
                "could have a thousands separator or a decimal comma; write 1234.5 with a point and nothing else"
            )
        raise ValueError(f"is not a number; {ACCEPTED}")
    number = float(typed)
    if not abs(number) <= MAX_INPUT:
        raise ValueError("is too large; accepted are numbers between −10¹⁵ and 10¹⁵")
    return number + 0.0


def read_whole(text: str) -> int:
    """The whole number a field says; it may stand in groups of three digits, 10,000 or 10.000.

    Raises:
        ValueError: the end of a sentence about the field.
    """
    typed = _ascii_sign(text)
    if _WHOLE_GROUPS.fullmatch(typed):
        typed = re.sub(r"[^0-9]", "", typed)
    number = read_number(typed, decimal_comma=True)
    if not number.is_integer():
        raise ValueError("is not a whole number")
    return int(number)


def _ascii_sign(text: str) -> str:
    return text.strip().replace("−", "-")
