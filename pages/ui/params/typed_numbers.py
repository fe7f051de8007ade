"""Numbers as a person types them or a link spells them, and how far from 0 a setting may be. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from pages.ui.input.numeric_text import read_number, read_whole

MAX_SETTING = 1_000_000
MAX_TYPED_CHARS = 40

Row = tuple[float, ...]
Rows = tuple[Row, ...]
"""Numbers in rows, as they are typed, pasted or linked to."""


def number_from_text(text: str, low: float = -MAX_SETTING, high: float = MAX_SETTING) -> float:
    """A typed number from ``low`` to ``high``: decimal point or comma, ordinary or true minus sign.

    Raises:
        ValueError: one sentence that says what was typed and what is accepted.
    """
    accepted = between(low, high)
    example = ", such as −0.5" if low <= -0.5 <= high else ""
    return float(
        _read(text, lambda typed: read_number(typed, decimal_comma=True), low, high, accepted + example)
    )


def whole_from_text(text: str, low: int, high: int) -> int:
    """A typed whole number from ``low`` to ``high``, in groups of three digits or not.

    Raises:
        ValueError: one sentence that says what was typed and what is accepted.
    """
    return int(_read(text, read_whole, low, high, f"a whole number from {spelled(low)} to {spelled(high)}"))


def _read(text: str, read: Callable[[str], float], low: float, high: float, accepted: str) -> float:
    typed = text.strip()
    if not typed:
        raise ValueError(f"The field is empty; type {accepted}.")
    try:
        number = read(_ascii_digits(typed)) if len(typed) <= MAX_TYPED_CHARS else math.nan
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise ValueError(f"“{typed[:MAX_TYPED_CHARS]}” cannot be used here; type {accepted}.")
    return number + 0


def _ascii_digits(typed: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else c for c in typed)


def spelled(value: float, *, grouped: bool = True) -> str:
    """A number in a sentence: with a true minus sign, and commas between thousands unless one could be a decimal comma."""
    return f"{Decimal(f'{value:.15g}'):{',' if grouped else ''}f}".replace("-", "−")


def between(low: float, high: float) -> str:
    """What a field for numbers accepts."""
    return f"a number between {spelled(low, grouped=False)} and {spelled(high, grouped=False)}"


def check_number(name: str, value: float) -> None:
    """Refuse a setting that is too far from 0 to be drawn or swept.

    Raises:
        ValueError: names the setting, its value and what is accepted.
    """
    if not abs(value) <= MAX_SETTING:
        raise ValueError(
            f"{name} is {value:g}; expected a number between −{MAX_SETTING:,} and {MAX_SETTING:,}"
        )
