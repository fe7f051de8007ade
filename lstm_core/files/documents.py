"""Small JSON documents from outside: read with suspicion, refused in one sentence."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.validation import finite_number, refusal, shown

MAX_LINE, MAX_POINT, MAX_DECIMALS = 200, 600, 15
_ID = re.compile(r"[a-z0-9-]{1,60}")
# Joiners are invisible too, but several scripts cannot be written without them.
_JOINERS = "\u200c\u200d"
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


def read_document(text: str | bytes, what: str, max_bytes: int) -> object:
    """Return what a JSON text of at most ``max_bytes`` holds; ``what`` names it in complaints.

    Raises ValueError for text that is not UTF-8 or not JSON, repeated keys, NaN, infinity, and
    nesting or whole numbers without end.
    """
    return _Reader(what, max_bytes).read(text)


class _Reader:
    def __init__(self, what: str, max_bytes: int) -> None:
        self.what, self.max_bytes = what, max_bytes

    def read(self, text: str | bytes) -> object:
        try:
            return json.loads(
                self._decoded(text),
                object_pairs_hook=_unique,
                parse_constant=self._no_constant,
                parse_int=self._whole,
            )
        except json.JSONDecodeError as error:
            raise ValueError(
                f"{self.what} is not JSON at line {error.lineno}, column {error.colno}; expected a JSON object"
            ) from error
        except RecursionError:
            raise ValueError(
                f"{self.what} is nested too deeply; expected objects and lists at most three deep"
            ) from None

    def _decoded(self, text: str | bytes) -> str:
        try:
            content = text.encode("utf-8") if isinstance(text, str) else bytes(text)
            if len(content) > self.max_bytes:
                raise ValueError(
                    f"{self.what} is more than {self.max_bytes // 1024} KiB long; "
                    f"expected at most {self.max_bytes} bytes"
                )
            return content.decode("utf-8-sig")
        except UnicodeError as error:
            raise ValueError(
                f"{self.what} is not UTF-8 text at position {getattr(error, 'start', 0)}; "
                "expected JSON in UTF-8"
            ) from error

    def _no_constant(self, name: str) -> object:
        raise ValueError(f"{self.what} holds {name}; expected finite numbers")

    def _whole(self, digits: str) -> int:
        # Python takes quadratic time to read a long run of digits; no float has more than 309.
        if len(digits) > 310:
            raise ValueError(
                f"{self.what} holds a whole number of {len(digits)} digits; expected numbers up to about 1.8e308"
            )
        return int(digits)


def scalar_blocks(value: object) -> LSTMParameters:
    """Return the scalar unit of an object with the four blocks, each a list of three numbers."""
    blocks = object_with("parameters", value, tuple(BLOCK_LETTERS))
    return LSTMParameters.scalar(**{name: _triple(name, blocks[name]) for name in BLOCK_LETTERS})


def block_lines(parameters: LSTMParameters) -> list[str]:
    """Return the four blocks as lines of JSON that :func:`scalar_blocks` reads back to the same numbers."""
    settable = parameters.settable
    return [
        f'"{name}": [{figure(settable[f"w_{k}h"])}, {figure(settable[f"w_{k}x"])}, {figure(settable[f"b_{k}"])}]'
        for name, k in BLOCK_LETTERS.items()
    ]


def identity(value: object) -> str:
    """Return an id of 1 to 60 small letters, digits and hyphens. Raises ValueError otherwise."""
    text = plain_text("id", value, MAX_LINE)
    if not _ID.fullmatch(text):
        raise refusal("id", text, "1 to 60 of the characters a-z, 0-9 and hyphen")
    return text


def list_of(name: str, value: object, low: int, high: int, what: str) -> list[object]:
    """Return a list of ``low`` to ``high`` entries; ``what`` names them. Raises ValueError otherwise."""
    if not isinstance(value, list) or not low <= len(value) <= high:
        has = f"has {len(value)} entries" if isinstance(value, list) else f"is {shown(value)}"
        amount = f"at most {high}" if low == 0 else f"{low} to {high}"
        raise ValueError(f"{name} {has}; expected a list of {amount} {what}")
    return value


def object_with(
    name: str, value: object, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Mapping[str, object]:
    """Return an object that has the required keys and no others than the optional. Raises ValueError otherwise."""
    if not isinstance(value, dict):
        raise refusal(name, value, f"an object with the keys {', '.join(required)}")
    for key in value:
        if key not in required + optional:
            raise ValueError(
                f"{name} has the unknown key {shown(key)}; accepted keys are {', '.join(required + optional)}"
            )
    missing = [key for key in required if key not in value]
    if missing:
        raise ValueError(f"{name} lacks the key {missing[0]!r}; expected {', '.join(required)}")
    return value


def number(name: str, value: object) -> float:
    """Return a finite number of a document. Raises ValueError for anything else, true and false included."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refusal(name, value, "a finite number")
    return finite_number(name, value)


def plain_text(name: str, value: object, limit: int, required: bool = False) -> str:
    """Return one line of visible text of at most ``limit`` characters. Raises ValueError otherwise."""
    if not isinstance(value, str):
        raise refusal(name, value, f"text of at most {limit} characters")
    if len(value) > limit:
        raise ValueError(f"{name} has {len(value)} characters; expected at most {limit}")
    if required and not value.strip():
        raise ValueError(f"{name} is empty; expected text of 1 to {limit} characters")
    for place, letter in enumerate(value):
        if not is_visible(letter):
            raise ValueError(
                f"{name} holds the control character U+{ord(letter):04X} at "
                f"position {place}; expected plain text on one line"
            )
    return value


def is_visible(letter: str) -> bool:
    """Return False for a control or format character; True for any other, joiners included."""
    return unicodedata.category(letter) not in _INVISIBLE or letter in _JOINERS


def figure(value: float) -> str:
    """Return the shortest JSON that reads back as the same float, 1 rather than 1.0."""
    number = finite_number("number", value)
    plain = number.is_integer() and abs(number) < 1e15 and str(number) != "-0.0"
    return str(int(number)) if plain else repr(number)


def quoted(value: object) -> str:
    """Return JSON text that keeps every letter as it is."""
    return json.dumps(value, ensure_ascii=False)


def _triple(name: str, value: object) -> list[float]:
    if not isinstance(value, list):
        raise refusal(name, value, "a list of 3 numbers: short-term weight, input weight, bias")
    return [number(f"{name}[{place}]", item) for place, item in enumerate(value[:4])]


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"key {shown(key)} appears twice; expected every key once")
        found[key] = value
    return found
