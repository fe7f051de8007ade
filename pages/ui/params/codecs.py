"""Codecs: how a value is read from text, written as text, and what is said to be accepted. Pure.

Links, questions of the browser and files all read through these, so that a whole number, say, is the
same thing everywhere and is refused in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from lstm_core.numbers.validation import refusal
from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.params.typed_numbers import MAX_SETTING, between, number_from_text

T = TypeVar("T")

MAX_DIGITS = 12
_COUNTS = {2: "two", 3: "three"}


@dataclass(frozen=True)
class Codec(Generic[T]):
    """One kind of value.

    ``read`` turns a text into the value and raises ValueError or KeyError for one that cannot be used;
    ``write`` gives a text that reads back as the value; ``accepted`` ends the sentence "expected …".
    """

    read: Callable[[str], T]
    write: Callable[[T], str]
    accepted: str

    def ask(self, query: Mapping[str, str], name: str) -> T:
        """The parameter ``name`` of a question. Raises ValueError in one sentence where it cannot be used."""
        text = query.get(name, "")
        try:
            return self.read(text)
        except (ValueError, KeyError):
            raise _refused(name, text, self.accepted) from None


def integer(low: int, high: int, noun: str = "a whole number") -> Codec[int]:
    """A whole number from ``low`` to ``high``, in ASCII digits, called ``noun`` where it is refused."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS and low <= int(text) <= high):
            raise ValueError(text)
        return int(text)

    return Codec(read, str, f"{noun} from {low:,} to {high:,}")


def number(low: float = -MAX_SETTING, high: float = MAX_SETTING) -> Codec[float]:
    """A number from ``low`` to ``high``, as :func:`number_from_text` reads it."""

    def read(text: str) -> float:
        return number_from_text(text, low, high)

    return Codec(read, short, between(low, high))


def numbers(low: int, high: int, of: Codec[float] | None = None) -> Codec[tuple[float, ...]]:
    """``low`` to ``high`` numbers with commas between them."""
    each = of or number()

    def read(text: str) -> tuple[float, ...]:
        parts = text.split(",")
        if not low <= len(parts) <= high:
            raise ValueError(text)
        return tuple(map(each.read, parts))

    def write(values: tuple[float, ...]) -> str:
        return ",".join(map(each.write, values))

    count = _COUNTS.get(low, str(low)) if low == high else f"{low} to {high:,}"
    return Codec(read, write, f"{count} numbers with commas between them")


def choice(names: Sequence[str], accepted: str = "") -> Codec[str]:
    """One of ``names``, which the refusal lists unless it says what is ``accepted`` in other words."""
    return Codec(lambda text: one_of(text, names), str, accepted or alternatives(names))


def whole_choice(values: Sequence[int]) -> Codec[int]:
    """One of a few whole numbers, written without leading zeros."""
    names = [str(value) for value in values]
    return Codec(lambda text: int(one_of(text, names)), str, alternatives(names))


def alternatives(names: Sequence[str]) -> str:
    """``a, b or c``."""
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def one_of(text: str, names: Iterable[str]) -> str:
    """``text``, if it is one of the names. Raises ValueError otherwise."""
    if text not in names:
        raise ValueError(text)
    return text


def short(value: float) -> str:
    """A number as it stands in an address: every digit it has, none it has not."""
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def json_integer(asked: Mapping[str, Any], name: str, low: int, high: int, *, floats: bool = False) -> int:
    """The whole number ``name`` of a question in JSON; with ``floats`` 60.0 is one too.

    Raises:
        ValueError: one sentence, for anything else and outside ``low`` to ``high``.
    """
    value = asked.get(name)
    is_whole = type(value) is int or (floats and type(value) is float and value.is_integer())
    if not is_whole or not low <= value <= high:  # type: ignore[operator]
        raise _refused(name, value, integer(low, high).accepted)
    return int(value)  # type: ignore[arg-type]


def _refused(name: str, value: object, accepted: str) -> ValueError:
    return ValueError(f"{refusal(name, value, accepted)}.")


WORDS = choice(VOCABULARIES)
"""Which words are on screen."""

SWITCH = Codec(
    lambda text: one_of(text, ("on", "off")) == "on", lambda on: "on" if on else "off", "on or off"
)
"""What is on or off."""

NUMBER = number()
"""Any number that can be drawn and swept."""

THREE_NUMBERS = numbers(3, 3)
"""A block's short-term weight, input weight and bias."""
