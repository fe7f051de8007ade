"""An answer as somebody types it: which number it says, and to how many decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

MAX_CHARS = 40
MAX_SIZE = 1_000_000_000
ACCEPTED = "type a number such as 0.997, −1.25 or 99.7 %"
_SHOWN = 20
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_ANSWER = re.compile(
    r"[=≈]?\s*(?P<number>[+-]?\s?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?)\s*(?P<percent>%?)"
)
_GROUPED = re.compile(r"[=≈]?\s*[+-]?[1-9][0-9]{0,2}(?:[ .,'’][0-9]{3})+")


@dataclass(frozen=True)
class Reading:
    """A number and the decimals it was typed with; of a percentage, those of the share it says."""

    value: float
    places: int
    is_percent: bool = False
    text: str = ""


def read_answer(text: str, *, whole: bool = False) -> Reading:
    """Return what a typed answer says.

    A decimal point or comma, an ordinary or a true minus sign, a power of ten as in 1e-3, a percentage. Of what
    counts, a ``whole`` number, thousands may be grouped: 1,234.

    Raises:
        ValueError: one sentence that says what was typed and what is accepted.

    >>> from lstm_core.exercises.reading import read_answer
    >>> read_answer("99,7%").value, read_answer("99,7%").places
    (0.997, 3)
    """
    typed = text.translate(_MINUS).strip()
    if not typed:
        raise ValueError(f"Nothing is typed here yet; {ACCEPTED}.")
    if len(typed) > MAX_CHARS:
        raise ValueError(f"This is longer than {MAX_CHARS} characters; {ACCEPTED}.")
    if whole and _GROUPED.fullmatch(typed):
        return Reading(float(re.sub(r"[^0-9-]", "", typed)), 0, text=typed)
    found = _ANSWER.fullmatch(typed)
    if found is None:
        shown = typed if len(typed) <= _SHOWN else f"{typed[: _SHOWN - 1]}…"
        raise ValueError(f"“{shown}” cannot be read as a number; {ACCEPTED}.")
    number = Decimal(found["number"].replace(",", ".").replace(" ", ""))
    if found["percent"]:
        number = number.scaleb(-2)
    if abs(number) > MAX_SIZE:
        raise ValueError(f"This number is beyond a thousand million; {ACCEPTED}.")
    exponent = int(number.as_tuple().exponent)
    return Reading(float(number) + 0.0, max(0, -exponent), bool(found["percent"]), typed)
