"""Named arrays in one .npz file without pickle: written whole or not at all, read with every size checked."""

from __future__ import annotations

import io
import os
import re
import struct
import zipfile
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
_START = b"\x93NUMPY\x01\x00"
_HEADER = re.compile(
    rb"\{'descr': '(<f[48]|<[iu][248]|\|[iu]1)', 'fortran_order': False, "
    rb"'shape': \((\d{1,9},|(?:[1-9]\d{0,8}, ){1,3}[1-9]\d{0,8})\), \} *\n"
)
"""What NumPy writes in front of plain numbers; compared with, never evaluated."""


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write ``path`` so that a kill at any moment leaves the old file or the new one, never half of one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            np.savez(file, allow_pickle=False, **{k: np.asarray(a, order="C") for k, a in arrays.items()})
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_arrays(path: Path, names: tuple[str, ...], largest: int) -> dict[str, Array]:
    """Return exactly the arrays ``names`` of a file of at most ``largest`` bytes.

    Raises ValueError with one sentence for a file that is missing, too large, damaged, of another
    make, or whose arrays are not plain finite numbers of the size they claim.
    """
    try:
        with path.open("rb") as file:
            return _read(file, path.stat().st_size, path.name, names, largest)
    except FileNotFoundError as problem:
        raise ValueError(
            f"{path} does not exist; expected one that python -m lstm_core.charlm wrote"
        ) from problem
    except OSError as problem:
        raise _damaged(path.name) from problem


def arrays_in(content: bytes, called: str, names: tuple[str, ...], largest: int) -> dict[str, Array]:
    """Return exactly the arrays ``names`` of a file's content; it is ``called`` so where it is refused.

    Raises ValueError as :func:`read_arrays`.
    """
    return _read(io.BytesIO(content), len(content), called, names, largest)


def _read(file: BinaryIO, size: int, called: str, names: tuple[str, ...], largest: int) -> dict[str, Array]:
    if size > largest:
        raise ValueError(f"{called} has {size / 1e6:.0f} MB; expected at most {largest / 1e6:.0f}")
    try:
        contents = _contents(file, size, names)
    except (OSError, EOFError, RuntimeError, ValueError, struct.error, zipfile.BadZipFile) as problem:
        raise _damaged(called) from problem
    if set(contents) != set(names):
        raise ValueError(
            f"{called} does not hold exactly {', '.join(names)}; expected one that python -m lstm_core.charlm wrote"
        )
    return {name: _array(f"{name} in {called}", contents[name]) for name in names}


def _damaged(called: str) -> ValueError:
    return ValueError(
        f"{called} is damaged or of another kind; expected one that python -m lstm_core.charlm wrote"
    )


def _contents(file: BinaryIO, size: int, names: tuple[str, ...]) -> dict[str, bytes]:
    """Return the members of an archive; none where they are not ``names``, stored as they are.

    What is packed could unpack to any size, and this program packs nothing.
    """
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if sorted(member.filename for member in members) != sorted(f"{name}.npy" for name in names):
            return {}
        if any(member.compress_type != zipfile.ZIP_STORED for member in members):
            raise zipfile.BadZipFile("packed")
        if sum(member.file_size for member in members) > size:
            raise zipfile.BadZipFile("members overlap")
        return {member.filename.removesuffix(".npy"): archive.read(member) for member in members}


def _array(name: str, content: bytes) -> Array:
    first = len(_START) + 2
    start = first + int.from_bytes(content[len(_START) : first], "little")
    header = _HEADER.fullmatch(content[first:start])
    if not content.startswith(_START) or header is None:
        raise ValueError(f"{name} is damaged; expected an array of numbers")
    dtype, shape = np.dtype(header[1].decode()), tuple(int(n) for n in re.findall(rb"\d+", header[2]))
    if prod(shape) * dtype.itemsize != len(content) - start:
        raise ValueError(f"{name} is not what its header says; expected an array of numbers")
    array = np.frombuffer(content, dtype, offset=start).reshape(shape).copy()
    if dtype.kind == "f" and not np.isfinite(array).all():
        raise ValueError(f"{name} holds a number that is not finite; expected finite numbers")
    return array
