"""The five documents the app teaches from: the name each has throughout, what kind of text it is, what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "000": "a learner's notes on a video lesson: one unit worked through in three stages, then a network over four days.",
        "001": "slides: the chain rule and why gradients vanish or explode, then frames of the same lesson and example.",
        "002": "a course hand-out in prose: cell state and gates in the field's terms, long-term dependencies, advantages.",
        "003": "slides of a lecture in z-notation: the unit in seven steps, how the forget gate behaves, a series to go on with.",
        "004": "a notebook of pictures with remarks: the gates by their roles, remember, save and focus, and neurons at work.",
    }
)


def listed_texts() -> str:
    """The list as Markdown."""
    return "\n".join(f"- **Document {number}**: {kind}" for number, kind in TEXTS.items())
