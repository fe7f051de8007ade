"""What must stand on the screen: the engine's numbers in the styles of ``assets/live/text/text.js``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context

from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS, SYMBOLS
from pages.ui.params.unit_settings import parameters_of
from pages.ui.text.numbers import MINUS, fixed, percent, precise, setting

Style = Callable[[float, str, int | None], str]
_SEEN = Context(prec=15)


def values(numbers: Mapping[str, float], decimals: int | None = None) -> dict[str, float]:
    """Every number of the unit, ``exact.c`` and ``exact.h`` included, from the engine."""
    parameters = parameters_of(numbers)
    state = numbers["x"], numbers["h_prev"], numbers["c_prev"]
    exact = step(parameters, *state)
    shown = exact if decimals is None else paper_step(parameters, *state, decimals)
    found = {key: float(getattr(shown, key)) for key in RESULTS}
    return {**numbers, **found, "exact.c": float(exact.c), "exact.h": float(exact.h)}


def text(recorded: Mapping[str, float], key: str, style: str, decimals: int | None = None) -> str:
    """The number of ``key`` as it must stand on the screen in a place of that style."""
    if key.startswith("exact."):
        lead = "" if decimals is None else "exact "
        return lead + STYLES[style](recorded[key], key.removeprefix("exact."), None)
    if STYLES[style] is _glance and decimals is None:
        decimals = adding(recorded, key)
    return STYLES[style](recorded[key], key, decimals)


def adding(recorded: Mapping[str, float], key: str) -> int | None:
    """The decimals with which a weighted sum and its parts add up as they are written, at least two."""
    if SYMBOLS[key].kind not in ("sum", "product"):
        return None
    letter = key[2]
    parts = [recorded[f"p_{letter}h"], recorded[f"p_{letter}x"], recorded[f"b_{letter}"]]
    least = max(2, len(setting(parts[-1]).partition(".")[2]))
    for decimals in range(least, 5):
        if sum(_digits(part, decimals) for part in parts) == _digits(recorded[f"z_{letter}"], decimals):
            return decimals
    return 2


def _digits(value: float, decimals: int) -> int:
    seen = _SEEN.create_decimal(value).scaleb(decimals)
    return int(seen.to_integral_value(ROUND_HALF_UP))


def differing(
    texts: list[tuple[str, str, str]], recorded: Mapping[str, float], decimals: int | None = None
) -> list[str]:
    """One sentence for each text that is not the engine's number."""
    wanted = ((key, style, seen, text(recorded, key, style, decimals)) for key, style, seen in texts)
    return [f"{key} as {style}: {seen!r}, not {true!r}" for key, style, seen, true in wanted if seen != true]


def in_formula(value: float, key: str, decimals: int | None) -> str:
    """A number inside a formula of the panel."""
    if SYMBOLS[key].kind == "setting":
        return setting(value)
    if decimals is not None:
        return fixed(value, decimals)
    short = SYMBOLS[key].kind in ("sum", "product")
    return re.sub(r"(\.\d{2,}?)0+$", r"\1", precise(value)) if short else precise(value)


def _glance(value: float, key: str, decimals: int | None) -> str:
    return fixed(value, SYMBOLS[key].decimals if decimals is None else decimals)


def _setting(value: float, _key: str, _decimals: int | None) -> str:
    return setting(value)


def _times(value: float, _key: str, _decimals: int | None) -> str:
    return f"×({setting(value)})" if value < 0 else f"×{setting(value)}"


def _plus(value: float, _key: str, _decimals: int | None) -> str:
    return setting(value) if value < 0 else f"+{setting(value)}"


def _carried(value: float, _key: str, _decimals: int | None) -> str:
    return precise(value)


def _short(value: float) -> str:
    return fixed(value, 0 if abs(value) >= 100 else 2)


def _fixed_times(value: float, _key: str, _decimals: int | None) -> str:
    return f"×({_short(value)})" if value < 0 else f"×{_short(value)}"


def _fixed_plus(value: float, _key: str, _decimals: int | None) -> str:
    return _short(value) if value < 0 else f"+{_short(value)}"


def _percent(value: float, _key: str, decimals: int | None) -> str:
    return percent(value, decimals)


def _fine(value: float, _key: str, _decimals: int | None) -> str:
    return fixed(value, 6) if abs(value) >= 0.001 or value == 0 else precise(value)


def _factor(value: float, key: str, decimals: int | None) -> str:
    written = in_formula(value, key, decimals)
    return f"({written})" if value < 0 and written.startswith(MINUS) else written


STYLES: Mapping[str, Style] = {
    # places on the diagram
    "state": _setting, "weight": _times, "bias": _plus, "number": _glance, "fine": _fine,
    "given state": _carried, "given weight": _fixed_times, "given bias": _fixed_plus,
    "sum": _glance, "product": _glance, "gate": _glance, "rail": _glance, "percent": _percent,
    # the names text.js uses, where they differ
    "glance": _glance, "setting": _setting, "times": _times, "plus": _plus,
    "term": in_formula, "result": in_formula, "factor": _factor,
}  # fmt: skip
