"""Arrays of a ``.safetensors`` file: a JSON header with every array's type, shape and place, then the bytes."""

from __future__ import annotations

from lstm_core.files.documents import read_document
from lstm_core.files.networks.content import (
    MAX_BYTES,
    Array,
    Content,
    count_checked,
    pass_over,
    short,
    texts_of,
)
from lstm_core.files.networks.formats.numbers import array_of_bytes

MAX_HEADER = 512 * 1024
_METADATA = "__metadata__"
TYPES = {"F64": "f8", "F32": "f4", "F16": "f2", "BF16": "bf2", "I64": "i8", "I32": "i4"}
"""The types that are read, with NumPy's names for them; a network's weights have the first four."""


def is_safetensors(content: bytes) -> bool:
    """Whether the bytes begin as such a file does: the header's length in eight bytes, then a brace."""
    return len(content) > 9 and content[8:9] == b"{" and int.from_bytes(content[:8], "little") <= MAX_BYTES


def content_of_safetensors(content: bytes) -> Content:
    """Return the arrays by name, and our texts. Raises ValueError for a header that does not fit the bytes after it."""
    length = int.from_bytes(content[:8], "little")
    if length > MAX_HEADER or length > len(content) - 8:
        raise ValueError(
            f"the safetensors header is {length} bytes long; accepted are up to {MAX_HEADER}, within the file"
        )
    header = read_document(content[8 : 8 + length], "the safetensors header", MAX_HEADER)
    if not isinstance(header, dict):
        raise ValueError("the safetensors header is no JSON object; expected one entry for each array")
    entries = {name: entry for name, entry in header.items() if name != _METADATA}
    count_checked(len(entries), "the safetensors header")
    body = memoryview(content)[8 + length :]
    arrays = {
        name: array for name, entry in entries.items() if (array := _array(name, entry, body)) is not None
    }
    metadata = header.get(_METADATA)
    return Content(arrays, texts=texts_of(metadata) if isinstance(metadata, dict) else {})


def _array(name: str, entry: object, body: memoryview) -> Array | None:
    match entry:
        case {"dtype": str(dtype), "shape": list(shape), "data_offsets": [int(begin), int(end)]}:
            pass
        case _:
            raise ValueError(
                f"{short(name)} in the safetensors header lacks its dtype, shape or data_offsets; expected all three"
            )
    if dtype not in TYPES:
        pass_over(name, short(dtype))
        return None
    if not 0 <= begin <= end <= len(body):
        raise ValueError(
            f"{short(name)} lies outside the file; expected data_offsets within {len(body)} bytes"
        )
    return array_of_bytes(name, TYPES[dtype], shape, body[begin:end])
