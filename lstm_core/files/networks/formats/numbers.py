"""Bytes that are numbers: an array's type and shape are checked against its bytes before it is made."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lstm_core.files.networks.content import Array, short

MAX_AXES = 8


def array_of_bytes(name: str, dtype: str, shape: Sequence[object], data: bytes | memoryview) -> Array:
    """Return a view of the bytes as an array of little-endian numbers, or of big-endian ones for a type such as ">f4".

    ``dtype`` is NumPy's name, or "bf2" for bfloat16: the upper half of a float32. Raises ValueError where the shape
    is not a row of counts or does not fit the number of bytes.
    """
    sizes = [size for size in shape if isinstance(size, int) and not isinstance(size, bool) and size >= 0]
    if len(sizes) != len(shape) or len(sizes) > MAX_AXES:
        raise ValueError(f"{short(name)} has no proper shape; expected at most {MAX_AXES} whole numbers")
    expected = math.prod(sizes) * int(dtype[-1])
    if expected != len(data):
        raise ValueError(f"{short(name)} has {len(data)} bytes; expected {expected:.12g} for its shape")
    if dtype == "bf2":
        halves = np.frombuffer(data, "<u2").astype("<u4") << 16
        return halves.view("<f4").reshape(sizes)
    return np.frombuffer(data, dtype if dtype[0] in "<>" else f"<{dtype}").reshape(sizes)


def array_of_rows(name: str, rows: object, dtype: npt.DTypeLike | None = None) -> Array:
    """Return nested lists as an array. Raises ValueError where rows differ in length."""
    try:
        return np.asarray(rows, dtype)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError(
            f"{short(name)} has rows of different lengths; expected an array of numbers"
        ) from error
