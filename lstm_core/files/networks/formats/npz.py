"""Arrays of an ``.npz`` file: an archive of ``.npy`` files, each a short header and the bytes. Never pickle."""

from __future__ import annotations

import ast
import re
import struct

from lstm_core.files.networks.content import OURS, Array, Content, pass_over, short, texts_of
from lstm_core.files.networks.formats.archive import Archive
from lstm_core.files.networks.formats.numbers import array_of_bytes

MAGIC, MAX_HEADER = b"\x93NUMPY", 4096
END = ".npy"
_TEXT = re.compile(r"<U(\d{1,7})")


def content_of_npz(archive: Archive) -> Content:
    """Return the arrays by name, and our texts; other texts and types are left out. Raises ValueError for pickles."""
    found, texts = {}, {}
    for member in archive.names:
        if not member.endswith(END):
            continue
        name, data = member.removesuffix(END), archive.read(member)
        if name.startswith(OURS) and (text := _text(member, data)) is not None:
            texts[name] = text
        elif (array := _array(member, data)) is not None:
            found[name] = array
    return Content(found, texts=texts_of(texts))


def _text(member: str, data: bytes) -> str | None:
    """An array of one text, four bytes a letter and zeros after the last; None for other arrays."""
    header, begin = _header(member, data)
    match header:
        case {"descr": str(descr), "shape": ()} if fits := _TEXT.fullmatch(descr):
            pass
        case _:
            return None
    if len(data) - begin != 4 * int(fits[1]):
        raise ValueError(f"{short(member)} is not as long as it says; expected {fits[1]} letters")
    try:
        return data[begin:].decode("utf-32-le").rstrip("\0")
    except UnicodeDecodeError as error:
        raise ValueError(f"{short(member)} is no text; expected letters") from error


def _array(name: str, data: bytes) -> Array | None:
    header, begin = _header(name, data)
    match header:
        case {"descr": str(descr), "fortran_order": bool(turned), "shape": tuple(shape)}:
            pass
        case _:
            raise ValueError(f"{short(name)} is an array of records; expected plain numbers")
    if "O" in descr:
        raise ValueError(
            f"{short(name)} is a pickled object, which is never opened; expected arrays of numbers"
        )
    if descr[1:] not in ("f8", "f4", "f2", "i8", "i4") or descr[0] not in "<>":
        pass_over(name.removesuffix(END), short(descr))
        return None
    array = array_of_bytes(name, descr, shape[::-1] if turned else shape, memoryview(data)[begin:])
    return array.T if turned else array


def _header(name: str, data: bytes) -> tuple[object, int]:
    """The header of a ``.npy`` file, a Python literal, and where the numbers begin."""
    broken = ValueError(f"{short(name)} is no .npy file; expected what numpy.savez writes")
    if data[:6] != MAGIC or len(data) < 12:
        raise broken
    form, start = ("<H", 10) if data[6] == 1 else ("<I", 12)
    (length,) = struct.unpack_from(form, data, 8)
    if length > min(MAX_HEADER, len(data) - start):
        raise broken
    try:
        return ast.literal_eval(data[start : start + length].decode("latin-1").strip()), start + length
    except (ValueError, SyntaxError, RecursionError, MemoryError) as error:
        raise broken from error
