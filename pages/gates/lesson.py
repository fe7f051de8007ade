"""What the page says about each gate: sentences, bars and the claim, with places for today's numbers."""

from __future__ import annotations

from typing import Any

from lstm_core.unit.gate_map import LATTICE
from lstm_core.words.symbols import SYMBOLS
from pages.gates.maps import CANDIDATE
from pages.ui.text.names import lower_first

Segment = str | dict[str, Any]
TRIES = 2 * len(LATTICE) ** 2


def number(key: str, style: str = "glance") -> Segment:
    """A place for a number of the unit, in its colour."""
    return {"value": key, "as": style, "role": SYMBOLS[key].role}


def _claimed(key: str, style: str = "share") -> Segment:
    return {"value": f"claim.{key}", "as": style}


def told(gate: str, vocabulary: str) -> list[Segment]:
    """What the gate does with today's numbers."""
    c, g = (lower_name("c_prev", vocabulary), lower_name("g", vocabulary))
    return {
        "forget": [f"Of the {c} ", number("c_prev", "setting"), ", ", number("f", "percent"), " is kept: ", number("kept", "memory"), "."],
        "input": [f"Of the {g} ", number("g"), ", ", number("i", "percent"), " is added: ", number("added", "memory"), "."],
        "candidate": ["The new content on offer is ", number("g"), ", between −1 and 1; ", number("i", "percent"), " of it is added: ", number("added", "memory"), "."],
        "output": ["Of the new memory squashed to ", number("tanh_c"), ", ", number("o", "percent"), " is let out: ", number("h", "memory"), "."],
    }[gate]  # fmt: skip


def bars(vocabulary: str) -> list[dict[str, Any]]:
    """The four bars: each with a label, a calculation and what is drawn from where to where."""
    return [
        {"label": SYMBOLS["c_prev"].names[vocabulary], "gates": ["forget"],
         "segments": [number("c_prev", "setting"), " × ", number("f", "hundredths"), " = ", number("kept", "memory")],
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


def claim(gate: str, vocabulary: str) -> dict[str, Any]:
    """The claim of document 003 about this gate, and what is said when it holds and when it fails."""
    h, x = lower_name("h_prev", vocabulary), lower_name("x", vocabulary)
    pair: list[Segment] = [f"{h} ", _claimed("h", "setting"), f", {x} ", _claimed("x", "setting")]
    turned: list[Segment] = [_claimed("turned_h", "setting"), " and ", _claimed("turned_x", "setting")]
    if gate == CANDIDATE:
        return {
            "text": "Two positive numbers give a positive result, two negative ones a negative.",
            "tried": "",
            "alike": "",
            "holds": [f"In {TRIES} of {TRIES} pairs. The nearest to failing: ", *pair, " gives ", _claimed("agree"), "."],
            "fails": ["At ", *pair, " the result is ", _claimed("agree"), "."],
            "beyond": ["The sum decides: both at 1 give ", _claimed("plus"), ", both at −1 ", _claimed("minus"), "."],
        }  # fmt: skip
    done = {
        "forget": "the more is forgotten",
        "input": "the less is let in",
        "output": "the less is let out",
    }[gate]
    return {
        "text": f"The more {x} and {h} differ, {done}.",
        "tried": "Tried as it is shown there, with one of two positive numbers turned negative:",
        "alike": "The two shares are too close to an end to be told apart here; the sums decide.",
        "holds": [f"For two positive numbers, in {TRIES} of {TRIES} tries: turning one of them negative lowers the share, even from ",
                  *pair, " to ", *turned, ": ", _claimed("agree", "pair"), " → ", _claimed("differ", "pair"), "."],
        "fails": ["Turn ", *pair, " into ", *turned, ": they differ more, yet the share does not fall: ", _claimed("agree", "pair"), " → ", _claimed("differ", "pair"), "."],
        "beyond": ["As a rule it is wrong even so: the sum decides, not the difference. Both at 1 give ", _claimed("plus"), ", both at −1, where nothing differs either, ",
                   _claimed("minus"), "."],
    }  # fmt: skip


def lower_name(key: str, vocabulary: str) -> str:
    """The name of a quantity inside a sentence."""
    return lower_first(SYMBOLS[key].names[vocabulary])
