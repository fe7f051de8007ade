"""What a text is made of, read once from left to right: strings, comments, brackets and if-conditions.

What is said of a character depends on the characters up to it and on none that follow, so that
whoever reads one character at a time can know it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from lstm_core.numbers.activations import FloatArray

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n]* )
    # A prefix belongs to a string, an apostrophe after any other word to the word.
    | (?P<string> (?i:[bu]|[bf]?r|r?[bf])?
        (?: (?P<three>\"{3}|'{3}) (?:\\.|[^\\])*? (?: (?P<end_three>(?P=three)) | \\?\Z )
          | (?P<one>["'])         (?:\\.|[^\\\n])*? (?: (?P<end_one>(?P=one)) | \\?\Z | (?=\n) ) ) )
    # Typographic quotes end with their paragraph at the latest.
    | (?P<curly> “ [^”\n]* (?:\n[^”\n]+)* \n? (?P<end_double>”)?
               | ‘ (?: [^’\n] | \n(?!\n) | (?<=\w)’(?=\w) )* \n? (?P<end_single>’)? )
    | (?P<word> \w+ (?:'\w+)* '? )
    | (?P<open> [(\[{] ) | (?P<close> [)\]}] )
    | (?P<walrus> := ) | (?P<colon> : ) | (?P<semicolon> ; )
    | (?P<line> \n )
    | (?P<nothing> [^\S\n]+ | \\\n )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_GO_ON = ("and", "or", "in", "is", "not", "if", "else")
"""The words after ``if (…)`` that show the brackets to be a part of the condition only."""


class Scan(NamedTuple):
    """Per character (T,), once it has been read: 1 inside quotes, triple ones among them, a comment, an
    if-condition, else 0; and brackets open."""

    quotes: FloatArray
    triple: FloatArray
    comment: FloatArray
    if_condition: FloatArray
    bracket_depth: FloatArray


def scan(text: str) -> Scan:
    """Return what every character of any text is part of, in one pass.

    Strings: '…' and "…" end with the line at the latest, triple quotes do not, ‘…’ and “…” end with
    the paragraph; a backslash takes the next character along. The opening quote is inside and the
    closing one is not; two quotes in a row, which may be the first two of three, both are. Comments
    run from # to the line's end. Brackets and conditions (:class:`_Code`) are those outside of both.
    """
    quotes, triple, comment = (bytearray(len(text)) for _ in range(3))
    code = _Code()
    for token in _TOKEN.finditer(text):
        kind, start, end = token.lastgroup, token.start(), token.end()
        if kind == "comment":
            comment[start:end] = b"\1" * (end - start)
        elif kind == "string" or kind == "curly":
            _mark(token, quotes, triple)
        elif kind == "word":
            code.word(token.group(), end)
        elif kind == "line" or kind == "semicolon":
            code.statement_ends(start, kind == "line")
        elif kind != "nothing":
            code.sign(kind or "other", token.group(), start)
    return Scan(
        _flags(quotes),
        _flags(triple),
        _flags(comment),
        _spread(code.inside, len(text)),
        _spread(code.depths, len(text)),
    )


def _mark(token: re.Match[str], quotes: bytearray, triple: bytearray) -> None:
    """Set what lies inside a string; that quotes are triple ones is known with the third."""
    start, text = token.start(), token.string
    while text[start] not in "\"'“‘":
        start += 1
    end = token.end()
    closed = any(token[name] for name in ("end_three", "end_one", "end_double", "end_single"))
    empty = token["one"] is not None and end - start == 2
    quotes[start:end] = b"\1" * (end - start)
    if closed and not empty:
        quotes[end - 1] = 0
    if token["three"] is not None:
        triple[start + 2 : end] = quotes[start + 2 : end]
    if text[start] == "‘":
        # Until its word goes on, an apostrophe looks like the end.
        for place in range(start, end):
            if text[place] == "’":
                quotes[place] = 0


@dataclass
class _Condition:
    """One that is open: the brackets around it, and how far it has come."""

    depth: int
    stage: str = "new"
    """``new``, ``bracketed`` within brackets it began with, ``perhaps over`` after those, and ``on``."""


@dataclass
class _Code:
    """Brackets and if-conditions outside of strings and comments.

    A condition begins after the word if or elif and ends at the first colon, semicolon or word else
    between the same brackets, at the bracket that closes around it, and at the line's end where no
    bracket is open. If it began with a bracket, as it must in C, what follows that bracket's end may
    end it as well: a brace, or a word other than and, or, in, is, not, if. A colon that turns out to be
    a part of := counts as an end for itself alone.

    ``depths`` and ``inside`` list from which character on there is which value.
    """

    depth: int = 0
    open: list[_Condition] = field(default_factory=list)
    depths: list[tuple[int, int]] = field(default_factory=list)
    inside: list[tuple[int, int]] = field(default_factory=list)

    def word(self, word: str, end: int) -> None:
        """Take in a word, which is known as such with the character after it."""
        here = self._here()
        if here and here.stage == "perhaps over" and word not in _GO_ON:
            self.open.pop()
        self.other()
        if word in ("if", "elif"):
            self.open.append(_Condition(self.depth))
        elif word == "else" and self._here():
            self.open.pop()
        self._note(end)

    def statement_ends(self, place: int, line: bool) -> None:
        """Take in a line feed or a semicolon."""
        while self._here() and not (line and self.depth):
            self.open.pop()
        self._note(place)

    def sign(self, kind: str, sign: str, place: int) -> None:
        """Take in a bracket, a colon, or what has no meaning here."""
        here = self._here()
        if kind == "open":
            if here and here.stage == "perhaps over" and sign == "{":
                self.open.pop()
            elif here and here.stage == "new" and sign == "(":
                here.stage = "bracketed"
            else:
                self.other()
            self._deeper(1, place)
        elif kind == "close":
            self._deeper(-1, place)
        elif kind == "colon" and here:
            self.open.pop()
        elif kind == "walrus" and here:
            self.open.pop()
            self._note(place)
            self.open.append(_Condition(self.depth, "on"))
            place += 1
        else:
            self.other()
        self._note(place)

    def other(self) -> None:
        """Take in anything that a condition may go on with."""
        here = self._here()
        if here and here.stage != "bracketed":
            here.stage = "on"

    def _here(self) -> _Condition | None:
        """The innermost condition, if no bracket has been opened since."""
        return self.open[-1] if self.open and self.open[-1].depth == self.depth else None

    def _deeper(self, by: int, place: int) -> None:
        self.depth = max(0, self.depth + by)
        self.depths.append((place, self.depth))
        while self.open and self.open[-1].depth > self.depth:
            self.open.pop()
        here = self._here()
        if here and here.stage == "bracketed":
            here.stage = "perhaps over"

    def _note(self, place: int) -> None:
        self.inside.append((place, 1 if self.open else 0))


def _flags(marks: bytearray) -> FloatArray:
    return np.frombuffer(marks, np.uint8).astype(np.float64)


def _spread(changes: list[tuple[int, int]], length: int) -> FloatArray:
    """Return (length,) values from where they change; 0 before the first."""
    places = np.array([0, *(place for place, _ in changes), length])
    values = np.array([0, *(value for _, value in changes)], np.float64)
    return np.asarray(np.repeat(values, np.diff(places)))
