"""Numbers as a person types them or a link spells them, and how far from 0 a setting may be. Pure."""

from __future__ import annotations

import math

MAX_SETTING = 1_000_000
MAX_TYPED_CHARS = 40


def number_from_text(text: str) -> float:
    """A typed number: decimal point or comma, ordinary or true minus sign.

    Raises:
        ValueError: one sentence that says what was typed and what is accepted.
    """
    typed = text.strip()
    shown = typed[:MAX_TYPED_CHARS]
    try:
        number = (
            float(typed.replace("−", "-").replace(",", ".")) if len(typed) <= MAX_TYPED_CHARS else math.nan
        )
    except ValueError:
        number = math.nan
    if not abs(number) <= MAX_SETTING:
        raise ValueError(
            f"“{shown}” cannot be used here; type a number between −{MAX_SETTING:,} and {MAX_SETTING:,}, such as −0.5."
            if shown
            else f"The field is empty; type a number between −{MAX_SETTING:,} and {MAX_SETTING:,}, such as −0.5."
        )
    return number + 0.0


def check_number(name: str, value: float) -> None:
    """Refuse a setting that is too far from 0 to be drawn or swept.

    Raises:
        ValueError: names the setting, its value and what is accepted.
    """
    if not abs(value) <= MAX_SETTING:
        raise ValueError(
            f"{name} is {value:g}; expected a number between −{MAX_SETTING:,} and {MAX_SETTING:,}"
        )
