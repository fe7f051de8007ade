"""The wire format of protocol buffers: numbered fields, each a number or a row of bytes. Only what is asked for is kept.

Source: protobuf.dev, “Encoding”.
"""

from __future__ import annotations

from collections.abc import Iterator

MAX_FIELDS = 100_000
Value = int | memoryview


class Wire:
    """Reads messages, counting their fields: a file of a few megabytes can hold millions of empty ones."""

    def __init__(self) -> None:
        self._left = MAX_FIELDS

    def fields(self, message: memoryview) -> Iterator[tuple[int, Value]]:
        """Yield each field's number and value: bytes for types 1, 2 and 5, a number for type 0. Raises ValueError."""
        at = 0
        while at < len(message):
            self._left -= 1
            if self._left < 0:
                raise ValueError(
                    f"the file has more than {MAX_FIELDS} entries; expected the network of one LSTM"
                )
            key, at = number_at(message, at)
            kind = key & 7
            if kind == 0:
                value, at = number_at(message, at)
                yield key >> 3, value
                continue
            if kind == 2:
                size, at = number_at(message, at)
            elif kind in (1, 5):
                size = 8 if kind == 1 else 4
            else:
                raise damaged()
            if at + size > len(message):
                raise damaged()
            yield key >> 3, message[at : at + size]
            at += size


def number_at(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins at a place, seven bits a byte, and where the next thing begins."""
    number = 0
    for place in range(10):
        if at + place >= len(message):
            break
        byte = message[at + place]
        number |= (byte & 127) << 7 * place
        if byte < 128:
            return number, at + place + 1
    raise damaged()


def numbers_in(value: Value) -> Iterator[int]:
    """Yield the numbers of a field that is a number or a row of them, as signed ones."""
    if isinstance(value, int):
        yield signed(value)
        return
    at = 0
    while at < len(value):
        number, at = number_at(value, at)
        yield signed(number)


def signed(number: int) -> int:
    """Return the number as one of 64 bits with a sign."""
    return number - (1 << 64) if number >= 1 << 63 else number


def text_of(value: Value) -> str:
    """Return a field's text. Raises ValueError for what is none."""
    if isinstance(value, int):
        raise damaged()
    return bytes(value).decode("utf-8", "replace")


def bytes_of(value: Value) -> memoryview:
    """Return a field's bytes. Raises ValueError for a number."""
    if isinstance(value, int):
        raise damaged()
    return value


def damaged() -> ValueError:
    """Return the refusal of a file that does not follow the format."""
    return ValueError("the file is damaged or no ONNX model; expected what an ONNX exporter writes")
