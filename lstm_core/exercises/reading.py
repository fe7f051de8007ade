"""An answer as somebody types it: which number it says, and to how many decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

MAX_CHARS = 40
MAX_SIZE = 1_000_000_000
ACCEPTED = "type a number such as 0.997, −1.25 or 99.7 %"
_SHOWN = 20
_HALF = 0.5 * (1 + 1e-9)
_THOUSAND = 1000.0
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_ANSWER = re.compile(
    r"[=≈]?\s*(?P<number>[+-]?\s?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?)\s*(?P<percent>%?)"
)
_IN_GROUPS = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?P<mark>[ .,'’])[0-9]{3}(?:(?P=mark)[0-9]{3})*(?!(?P=mark))[.,][0-9]+"
)
_GROUPED = re.compile(r"[=≈]?\s*[+-]?[1-9][0-9]{0,2}(?:[ .,'’][0-9]{3})+")


@dataclass(frozen=True)
class Reading:
    """A number and the decimals it was typed with; of a percentage, those of the share it says.

    ``digits`` are the decimals without the zeros at the end.
    """

    value: float
    places: int
    digits: int = 0
    is_percent: bool = False
    text: str = ""

    def without_zeros_beyond(self, decimals: int) -> Reading:
        """The same number; zeros after so many decimals claim nothing."""
        return replace(self, places=min(self.places, max(decimals, self.digits)))

    def says(self, value: float, decimals: int) -> bool:
        """Whether this is ``value`` as far as it is typed, and to so many decimals; zeros need not be typed."""
        off, slack = abs(self.value - value), 1e-12 * max(1.0, abs(value))
        return off <= _HALF * 10.0**-self.places + slack and (
            self.places >= decimals or off <= _HALF * 10.0**-decimals + slack
        )


def read_result(text: str, right: float, decimals: int) -> Reading:
    """Return what an answer says where ``right`` is asked for to so many decimals. Raises ValueError as :func:`read_answer`.

    >>> from lstm_core.exercises.reading import read_result
    >>> read_result("1,600", 1600.0, 2).value, read_result("1,600", 1.6, 2).value
    (1600.0, 1.6)
    """
    is_count = not decimals or abs(right) >= _THOUSAND
    reading = read_count(text, right) if is_count else read_answer(text)
    return reading.without_zeros_beyond(decimals)


def read_count(text: str, right: float) -> Reading:
    """Return what a typed whole number says; thousands may be grouped, as in 1,234 or 1.234.

    Of 2,000, which is 2 to some and two thousand to others, what is nearer to the ``right`` number. Raises ValueError
    as :func:`read_answer`.

    >>> from lstm_core.exercises.reading import read_count
    >>> read_count("2,560", 2560).value, read_count("12.0", 12).value
    (2560.0, 12.0)
    """
    typed = text.translate(_MINUS).strip()
    if len(typed) > MAX_CHARS or not _GROUPED.fullmatch(typed):
        return read_answer(text)
    grouped = Reading(float(re.sub(r"[^0-9-]", "", typed)), 0, text=typed)
    if _ANSWER.fullmatch(typed) is None:
        return grouped
    return min(read_answer(text), grouped, key=lambda reading: abs(reading.value - right))


def read_answer(text: str) -> Reading:
    """Return what a typed answer says.

    A decimal point or comma, an ordinary or a true minus sign, a power of ten as in 1e-3, a percentage.

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
    if _IN_GROUPS.fullmatch(typed):
        # 1,599.20 or 1 599,20: only the last mark is that of the decimals.
        typed = re.sub(r"[ .,'’](?=.*[.,])", "", typed)
    found = _ANSWER.fullmatch(typed)
    if found is None:
        raise ValueError(f"“{quoted(typed)}” cannot be read as a number; {ACCEPTED}.")
    number = Decimal(found["number"].replace(",", ".").replace(" ", ""))
    if found["percent"]:
        number = number.scaleb(-2)
    if abs(number) > MAX_SIZE:
        raise ValueError(f"This number is beyond a thousand million; {ACCEPTED}.")
    places, digits = _decimals(number), _decimals(number.normalize())
    return Reading(float(number) + 0.0, places, digits, bool(found["percent"]), typed)


def quoted(typed: str) -> str:
    """What was typed, short and on one line, to be shown again."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in typed[:MAX_CHARS]).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))
