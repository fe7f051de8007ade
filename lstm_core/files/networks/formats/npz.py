"""Arrays of an ``.npz`` file: an archive of ``.npy`` files, each a short header and the bytes. Never pickle."""

from __future__ import annotations

import ast
import struct

from lstm_core.files.networks.content import Array, pass_over, short
from lstm_core.files.networks.formats.archive import Archive
from lstm_core.files.networks.formats.numbers import array_of_bytes

MAGIC, MAX_HEADER = b"\x93NUMPY", 4096
END = ".npy"


def arrays_of_npz(archive: Archive) -> dict[str, Array]:
    """Return the arrays by name; those of text or of other types are left out. Raises ValueError for pickles."""
    found = {}
    for member in archive.names:
        if member.endswith(END) and (array := _array(member, archive.read(member))) is not None:
            found[member.removesuffix(END)] = array
    return found


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
