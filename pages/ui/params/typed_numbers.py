"""Numbers as a person types them or a link spells them, and how far from 0 a setting may be. Pure."""

from __future__ import annotations

import math

FARTHEST = 1_000_000
LONGEST = 40
A_NUMBER = f"a number between −{FARTHEST:,} and {FARTHEST:,}"
"""What a link may say for a number."""


def number_from_text(text: str) -> float:
    """A typed number: decimal point or comma, ordinary or true minus sign.

    Raises:
        ValueError: one sentence that says what was typed and what is accepted.
    """
    typed = text.strip()
    shown = typed[:LONGEST]
    try:
        number = float(typed.replace("−", "-").replace(",", ".")) if len(typed) <= LONGEST else math.nan
    except ValueError:
        number = math.nan
    if not abs(number) <= FARTHEST:
        raise ValueError(
            f"“{shown}” cannot be used here; type a number between −{FARTHEST:,} and {FARTHEST:,}, such as −0.5."
            if shown
            else f"The field is empty; type a number between −{FARTHEST:,} and {FARTHEST:,}, such as −0.5."
        )
    return number + 0.0


def check_number(name: str, value: float) -> None:
    """Refuse a setting that is too far from 0 to be drawn or swept.

    Raises:
        ValueError: names the setting, its value and what is accepted.
    """
    if not abs(value) <= FARTHEST:
        raise ValueError(f"{name} is {value:g}; expected a number between −{FARTHEST:,} and {FARTHEST:,}")
