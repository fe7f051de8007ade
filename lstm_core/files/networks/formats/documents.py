"""Arrays of a JSON document: lists of numbers under their names, however deep."""

from __future__ import annotations

from collections.abc import Iterator

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
from lstm_core.files.networks.formats.numbers import array_of_rows

MOST = {b"[": 200_000, b"{": 20_000, b'"': 40_000, b",": 3_000_000}
"""How often a sign may occur, so that a document takes little more memory than it has bytes."""

MAX_DEPTH = 12


def document_of(content: bytes) -> object:
    """Return what a JSON text holds. Raises ValueError for text that is not JSON, and for more than is read."""
    for sign, most in MOST.items():
        if content.count(sign) > most:
            raise ValueError(
                f"the document has more than {most} of the sign {sign.decode()}; "
                "expected the arrays of one network, larger ones as .safetensors"
            )
    return read_document(content, "the document", MAX_BYTES)


def content_of_document(document: object) -> Content:
    """Return the arrays of a document: an object of lists, or a list of arrays in a row."""
    if isinstance(document, list) and document and all(type(item) in (int, float) for item in document):
        return Content(
            {"1": array_of_rows("the list", document)}, is_named=False, is_bare=len(document) == 12
        )
    if isinstance(document, list) and not any(isinstance(item, dict) for item in document):
        arrays = {
            str(place): array for place, item in enumerate(document, 1) for array in _one(str(place), item)
        }
        return Content(arrays, is_named=False)
    return Content(
        dict(_arrays("", document, 0)), texts=texts_of(document) if isinstance(document, dict) else {}
    )


def _arrays(name: str, value: object, depth: int) -> Iterator[tuple[str, Array]]:
    if depth > MAX_DEPTH:
        raise ValueError(
            f"{short(name)} is nested too deeply; expected arrays under at most {MAX_DEPTH} names"
        )
    if isinstance(value, dict):
        count_checked(len(value), "the document")
        for key, item in value.items():
            yield from _arrays(f"{name}/{key}" if name else key, item, depth + 1)
    elif isinstance(value, list) and value:
        if _holds_arrays(value):
            for place, item in enumerate(value):
                yield from _arrays(f"{name}/{place}", item, depth + 1)
        else:
            yield from ((name, array) for array in _one(name, value))
    elif value is not None:
        pass_over(name, "no list")


def _holds_arrays(items: list[object]) -> bool:
    """Whether a list holds several arrays rather than the rows of one: objects, or nested to different depths."""
    return any(isinstance(item, dict) for item in items) or len({_depth(item) for item in items}) > 1


def _depth(value: object) -> int:
    depth = 0
    while isinstance(value, list):
        depth, value = depth + 1, value[0] if value else None
    return depth


def _one(name: str, value: object) -> Iterator[Array]:
    """One array of numbers; nothing for a list of something else."""
    array = array_of_rows(name, value)
    if array.dtype.kind in "iufO" and array.ndim:
        yield array
    else:
        pass_over(name, "something else than numbers")
