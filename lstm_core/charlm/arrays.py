"""Named arrays in one .npz file without pickle: written whole or not at all, read with every size checked."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
_KINDS = "fiu"


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write ``path`` so that a kill at any moment leaves the old file or the new one, never half of one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_arrays(path: Path, names: tuple[str, ...], largest: int) -> dict[str, Array]:
    """Return exactly the arrays ``names`` of a file of at most ``largest`` bytes, unpacked as well.

    Raises ValueError with one sentence for a file that is missing, too large, damaged, of another
    make, or whose arrays are not plain finite numbers of the size they claim.
    """
    try:
        size = path.stat().st_size
        if size > largest:
            raise ValueError(f"{path.name} has {size / 1e6:.0f} MB; expected at most {largest / 1e6:.0f}")
        with zipfile.ZipFile(path) as archive:
            members = {info.filename: info.file_size for info in archive.infolist()}
            if set(members) != {f"{name}.npy" for name in names}:
                raise ValueError(
                    f"{path.name} does not hold exactly {', '.join(names)}; expected a file made by this program"
                )
            if sum(members.values()) > largest:
                raise ValueError(f"{path.name} unpacks to more than {largest / 1e6:.0f} MB; expected less")
            return {name: _array(f"{name} in {path.name}", archive.read(f"{name}.npy")) for name in names}
    except FileNotFoundError as problem:
        raise ValueError(f"{path} does not exist; expected a file made by this program") from problem
    except (OSError, EOFError, zipfile.BadZipFile, NotImplementedError) as problem:
        raise ValueError(
            f"{path.name} is damaged or of another kind; expected a file made by this program"
        ) from problem


def _array(name: str, content: bytes) -> Array:
    file = io.BytesIO(content)
    try:
        version = np.lib.format.read_magic(file)
        header = (
            np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        )
        shape, _, dtype = header(file)
    except ValueError as problem:
        raise ValueError(f"{name} is damaged; expected an array of numbers") from problem
    if dtype.kind not in _KINDS or prod(shape) * dtype.itemsize != len(content) - file.tell():
        raise ValueError(f"{name} is not what its header says; expected an array of numbers")
    file.seek(0)
    array = np.lib.format.read_array(file, allow_pickle=False)
    if dtype.kind == "f" and not np.isfinite(array).all():
        raise ValueError(f"{name} holds a number that is not finite; expected finite numbers")
    return np.asarray(array)
