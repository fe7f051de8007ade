"""Numbers and columns of numbers in an address: as they are while they are few, packed where they are many. Pure."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from urllib.parse import quote, unquote

from lstm_core.files.documents import is_visible
from lstm_core.forecasting.series import MAX_LENGTH, MIN_LENGTH
from pages.ui.input.numeric_text import MAX_INPUT, read_number
from pages.ui.params.codecs import Codec, short
from pages.ui.params.packing import packed, unpacked
from pages.ui.text.texts import text as text_of

LONGEST_TITLE = 60
MAX_COLUMNS = 4
"""How many other columns a forecast may read beside the series."""
LONGEST_LIST = 1500
"""Characters of own numbers as a list; more are packed, at most into what MAX_LENGTH numbers of eight bytes need."""
_DIGITS, _BYTES = "z.", "d."
_NUMBER_BYTES, _LONGEST_NUMBER = 8, 26
_BETWEEN, _NAMED = ";", ":"


@dataclass(frozen=True)
class Column:
    """Another column of the same table, as long as the series: what a forecast may read beside it."""

    name: str
    values: tuple[float, ...]


def visible(title: str) -> str:
    """A name from outside as it may be shown: without control characters, at most LONGEST_TITLE letters."""
    return "".join(filter(is_visible, title))[:LONGEST_TITLE]


def _values(text: str) -> tuple[float, ...]:
    values = _numbers(text)
    if not MIN_LENGTH <= len(values) <= MAX_LENGTH or not all(abs(value) <= MAX_INPUT for value in values):
        raise ValueError(text)
    return values


def _numbers(text: str) -> tuple[float, ...]:
    way, rest = text[: len(_DIGITS)], text[len(_DIGITS) :]
    if way == _BYTES:
        content = unpacked(rest, MAX_LENGTH * _NUMBER_BYTES)
        if len(content) % _NUMBER_BYTES:
            raise ValueError(text)
        return struct.unpack(f"<{len(content) // _NUMBER_BYTES}d", content)
    if way == _DIGITS:
        text = unpacked(rest, MAX_LENGTH * _LONGEST_NUMBER).decode()
    elif len(text) > LONGEST_LIST:
        raise ValueError(text)
    return tuple(read_number(part) for part in text.split(","))


def _written(values: tuple[float, ...]) -> str:
    listed = ",".join(map(short, values))
    if len(listed) <= LONGEST_LIST:
        return listed
    numbers = struct.pack(f"<{len(values)}d", *values)
    return min(_DIGITS + packed(listed.encode()), _BYTES + packed(numbers), key=len)


VALUES = Codec(
    _values, _written, text_of("forecast.refusals.values", low=str(MIN_LENGTH), high=f"{MAX_LENGTH:,}")
)


def _columns(text: str) -> tuple[Column, ...]:
    parts = [part.partition(_NAMED) for part in text.split(_BETWEEN)]
    columns = tuple(Column(visible(unquote(name)), _values(values)) for name, _, values in parts)
    names = {column.name for column in columns}
    if not len(columns) <= MAX_COLUMNS or len(names) < len(columns) or "" in names:
        raise ValueError(text)
    return columns


def _columns_written(columns: tuple[Column, ...]) -> str:
    return _BETWEEN.join(
        f"{quote(column.name, safe='')}{_NAMED}{_written(column.values)}" for column in columns
    )


COLUMNS = Codec(_columns, _columns_written, text_of("forecast.refusals.columns", most=str(MAX_COLUMNS)))
