"""Numbers and arrays as they stand in Python code."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

import numpy as np

from lstm_core.numbers.activations import FloatArray

WIDTH = 100
"""Characters in a line of code."""
STEP = 4


def number(value: float) -> str:
    """A float with every digit it has: 1.0, −0.32 as -0.32."""
    return repr(float(value))


def listed(values: FloatArray | Sequence[float], before: int = 0, indent: int = 0) -> str:
    """A list or a list of lists, on one line where it fits after ``before`` characters, else in lines."""
    array = np.asarray(values, dtype=float)
    whole = _flat(array)
    if before + len(whole) <= WIDTH:
        return whole
    inside = " " * (indent + STEP)
    if array.ndim == 1:
        numbers = ", ".join(map(number, array.tolist())) + ","
        body = textwrap.fill(numbers, WIDTH, initial_indent=inside, subsequent_indent=inside)
    else:
        rows = (listed(row, indent + STEP + 1, indent + STEP) for row in array)
        body = "\n".join(f"{inside}{row}," for row in rows)
    return f"[\n{body}\n{' ' * indent}]"


def array(made_by: str, name: str, values: FloatArray, *, indent: int = 0, about: str = "") -> str:
    """A line, or several, that makes an array: ``W_x = np.array([…])  # about``."""
    before = f"{' ' * indent}{name}{made_by}("
    text = f"{before}{listed(values, len(before) + 1, indent)})"
    return f"{text}{',' * name.endswith(': ')}{about and f'  # {about}'}"


def block(lines: Iterable[str], indent: int = 0) -> str:
    """Lines one below the other, moved to the right."""
    return textwrap.indent("\n".join(lines), " " * indent)


def _flat(array: FloatArray) -> str:
    return f"[{', '.join(number(row) if array.ndim == 1 else _flat(row) for row in array)}]"
