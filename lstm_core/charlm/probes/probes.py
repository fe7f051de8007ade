"""Nine questions about a text that one can answer character by character, to compare cells with.

Each answer holds for the moment after a character has been read and uses nothing that follows it:
a network is never asked for what it cannot know yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from lstm_core.charlm.probes.scanner import scan
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import one_of

Kind = Literal["graded", "yes_no"]


@dataclass(frozen=True)
class Probe:
    """One question; ``graded`` answers are counts, ``yes_no`` answers 0 or 1. ``sentence`` is its definition.

    Where a question does not apply, its answer is nan.
    """

    key: str
    name: str
    kind: Kind
    sentence: str


_ALL = (
    Probe(
        "line_position",
        "Position in the line",
        "graded",
        "How many characters have come since the last line end.",
    ),
    Probe(
        "indentation",
        "Indentation",
        "graded",
        "How many spaces or tabs the line begins with; until its first other character, the number from the line before counts.",
    ),
    Probe(
        "bracket_depth",
        "Bracket depth",
        "graded",
        "How many round, square and curly brackets are open; counted in code only, not in quotes or comments.",
    ),
    Probe(
        "quotes",
        "Inside quotes",
        "yes_no",
        "From the opening quote to just before the closing one; triple and typographic quotes count, quotes in "
        "comments and apostrophes do not.",
    ),
    Probe(
        "docstring",
        "Inside triple quotes",
        "yes_no",
        "From the third of three opening quotes to just before the last of three closing ones: where Python keeps "
        "its explanations.",
    ),
    Probe("comment", "Inside a comment", "yes_no", "From a # outside quotes to the end of the line."),
    Probe("prose", "In words, not code", "yes_no", "Inside a comment or triple quotes."),
    Probe(
        "if_condition",
        "In an if-condition",
        "yes_no",
        "After the word if or elif, outside quotes and comments, to the colon or whatever else ends the condition: "
        "else, the bracket around it, the end of the line.",
    ),
    Probe(
        "url",
        "Inside a URL",
        "yes_no",
        "From the end of http://, https:// or www. to the first character that cannot belong to an address.",
    ),
)
PROBES: Mapping[str, Probe] = {probe.key: probe for probe in _ALL}

COUNTS = tuple(key for key, probe in PROBES.items() if probe.kind == "graded")
"""The probes that count."""

_URL = re.compile(
    r"(?:https?:/(?=/)|(?<![\w.])www(?=\.))(?P<inside>[a-z0-9_\-.~:/?\#@!$&*+=%]+)", re.IGNORECASE
)


def probe_values(key: str, text: str) -> FloatArray:
    """Return the answer after each of the T characters of any text, (T,): counts, or 0 and 1.

    Where the question does not apply, nan. Raises ValueError for a key that is not in PROBES.
    """
    alone = _ALONE.get(one_of("probe", key, PROBES))
    return alone(text) if alone else _scanned(text)[key]


def all_probe_values(text: str) -> dict[str, FloatArray]:
    """Return the answers to every probe by key, in the order of PROBES."""
    scanned = _scanned(text)
    return {key: _ALONE[key](text) if key in _ALONE else scanned[key] for key in PROBES}


def _scanned(text: str) -> dict[str, FloatArray]:
    found = scan(text)
    in_code = np.maximum(found.quotes, found.comment) == 0.0
    return {
        "bracket_depth": np.where(in_code, found.bracket_depth, np.nan),
        "quotes": found.quotes,
        "docstring": found.triple,
        "comment": found.comment,
        "prose": np.maximum(found.comment, found.triple),
        "if_condition": found.if_condition,
    }


def _line_position(text: str) -> FloatArray:
    codes = _codes(text)
    return np.asarray(np.arange(len(codes)) - _line_feeds(codes), np.float64)


def _indentation(text: str) -> FloatArray:
    codes = _codes(text)
    before = _line_feeds(codes)
    blank = np.isin(codes, [ord(" "), ord("\t")])
    written = _latest(~blank & (codes != ord("\n")))
    leading = np.concatenate([[0], np.cumsum(blank & (written <= before))])
    begun = leading[1:] - leading[before + 1]
    # What the line of the last written character began with; 0 before the first.
    return np.asarray(np.where(written < 0, 0, begun[written]), np.float64)


def _url(text: str) -> FloatArray:
    marks = np.zeros(len(text))
    for found in _URL.finditer(text):
        marks[slice(*found.span("inside"))] = 1.0
    return marks


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _line_feeds(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Return where the line feed before each character is, or itself if it is one; −1 on the first line."""
    return _latest(codes == ord("\n"))


def _latest(true: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return the last place up to each where ``true`` holds, −1 before the first."""
    return np.maximum.accumulate(np.where(true, np.arange(len(true)), -1))


_ALONE: Mapping[str, Callable[[str], FloatArray]] = {
    "line_position": _line_position,
    "indentation": _indentation,
    "url": _url,
}
"""The probes that need no scan for strings, comments and brackets."""
