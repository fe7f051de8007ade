"""The unit's numbers in the styles of its picture, as ``assets/live/text/text.js`` writes them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context

from lstm_core.words.symbols import SYMBOLS
from pages.ui.text.numbers import fixed, percent, precise, setting

MOST_DECIMALS = 4
_SEEN = Context(prec=15, rounding=ROUND_HALF_UP)


def in_style(values: Mapping[str, float], key: str, style: str) -> str:
    """The number of ``key`` as its place asks for it. Raises KeyError for a style that the picture does not have."""
    if style == "glance":
        return fixed(values[key], _decimals(values, key))
    return _STYLES[style](values[key])


def _decimals(values: Mapping[str, float], key: str) -> int:
    """As many as the quantity has; a weighted sum and its parts add up as they are written."""
    symbol = SYMBOLS[key]
    if symbol.kind not in ("sum", "product") or key[:2] not in ("z_", "p_"):
        return symbol.decimals
    letter = key[2]
    bias = values[f"b_{letter}"]
    parts = [values[f"p_{letter}h"], values[f"p_{letter}x"], bias]
    least = max(symbol.decimals, len(setting(bias).partition(".")[2]))
    for decimals in range(least, MOST_DECIMALS + 1):
        if sum(_digits(part, decimals) for part in parts) == _digits(values[f"z_{letter}"], decimals):
            return decimals
    return symbol.decimals


def _digits(value: float, decimals: int) -> int:
    """What is written with so many decimals, as a whole number."""
    return int(_SEEN.create_decimal(value).scaleb(decimals).to_integral_value(ROUND_HALF_UP))


def _times(value: float) -> str:
    return f"×({setting(value)})" if value < 0 else f"×{setting(value)}"


def _plus(value: float) -> str:
    return setting(value) if value < 0 else f"+{setting(value)}"


def _fine(value: float) -> str:
    return fixed(value, 6) if abs(value) >= 0.001 or value == 0 else precise(value)


_STYLES: Mapping[str, Callable[[float], str]] = {
    "setting": setting,
    "times": _times,
    "plus": _plus,
    "percent": percent,
    "fine": _fine,
}
