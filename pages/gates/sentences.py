"""What the page says about each gate: sentences, bars and the rule, with places for the current numbers."""

from __future__ import annotations

from typing import Any

from lstm_core.unit.gate_map import LATTICE
from lstm_core.words.symbols import SYMBOLS
from pages.gates.maps import CANDIDATE
from pages.ui.text.segments import Segment, cases_of
from pages.ui.text.texts import text_segments, texts

PAIRS = len(LATTICE) ** 2
TRIES = 2 * PAIRS


def told(gate: str) -> list[Segment]:
    """What the gate does with the current numbers."""
    return text_segments(f"gates.told.{gate}")


def because(gate: str) -> list[dict[str, Any]]:
    """Why it does so, in several cases; the browser says the first that fits the current numbers."""
    return cases_of(texts(f"gates.because.{gate}"))


def number(key: str, style: str = "glance") -> Segment:
    """A place for a number of the unit, in its colour."""
    return {"value": key, "as": style, "role": SYMBOLS[key].role}


def bars(vocabulary: str) -> list[dict[str, Any]]:
    """The four bars: each with a label, a calculation and what is drawn from where to where.

    Where the first factor can be ``set``, its box stands before the calculation.
    """
    return [
        {"label": SYMBOLS["kept"].names[vocabulary], "gates": ["forget"], "set": "c_prev",
         "segments": [" × ", number("f", "hundredths"), " = ", number("kept", "memory")],
         "drawn": [_bar("", "c_prev", "long_term", "whole"), _bar("", "kept", "long_term", "part")]},
        {"label": f"+ {SYMBOLS['added'].names[vocabulary]}", "gates": ["input", "candidate"],
         "segments": [number("i", "hundredths"), " × ", number("g", "factor"), " = ", number("added", "memory")],
         "drawn": [_bar("kept", "c", "candidate", "part")]},
        {"label": f"= {SYMBOLS['c'].names[vocabulary]}", "gates": [],
         "segments": [number("kept", "memory"), " + ", number("added", "factor"), " = ", number("c", "memory")],
         "drawn": [_bar("", "c", "long_term", "part")]},
        {"label": SYMBOLS["h"].names[vocabulary], "gates": ["output"],
         "segments": [number("o", "hundredths"), " × ", number("tanh_c", "factor"), " = ", number("h", "memory")],
         "drawn": [_bar("", "tanh_c", "short_term", "whole"), _bar("", "h", "short_term", "part")]},
    ]  # fmt: skip


def _bar(start: str, end: str, role: str, style: str) -> dict[str, str]:
    return {"from": start, "to": end, "role": role, "style": style}


def claim(gate: str) -> dict[str, Any]:
    """The rule about this gate, and what is said when it holds and when it fails."""
    about = "candidate" if gate == CANDIDATE else "shares"
    alike = [] if gate == CANDIDATE else text_segments("gates.claim.shares.alike")
    style = "share" if gate == CANDIDATE else "pair"
    given = {
        "tries": str(TRIES),
        **{name: _claimed(name, "setting") for name in ("h", "x", "turned_h", "turned_x")},
        **{name: _claimed(name, style) for name in ("agree", "differ")},
        **{name: _claimed(name, "share") for name in ("plus", "minus")},
    }
    return {
        "rule": text_segments(f"gates.claim.rule.{gate}"),
        "verdict": dict(texts("gates.claim.verdict")),
        "name": texts("gates.claim.name"),
        "alike": alike,
        **{
            line: text_segments(f"gates.claim.{about}.{line}", **given)
            for line in ("holds", "fails", "beyond")
        },
    }


def _claimed(key: str, style: str) -> Segment:
    return {"value": f"claim.{key}", "as": style}
