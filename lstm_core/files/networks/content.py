"""Arrays with names, as a file holds them before anybody knows what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array

Array = npt.NDArray[np.generic]

MIB = 1024 * 1024
MAX_BYTES = 20 * MIB
"""What a file may weigh, and also what it may hold once unpacked."""

MAX_ARRAYS = 4000
LONGEST_TEXT = 200_000
"""Letters that a text of ours may have; the longest address is less than half as long."""
OURS = "gatewise."
"""What the names of our own begin with."""
ACCEPTED = (
    "accepted are .safetensors, .npz, .json, .keras, .h5 and .onnx files and printed arrays, up to 20 MB each"
)

_WEIGHTS = re.compile(
    r"(?:.*[./_])?(?:(?:weight|bias)_[ih]h(?:_l\d+)?(?:_reverse)?|(?:recurrent_)?kernel|[WRB]|[ih][ifgo]_?[./]bias"
    r"|(?:\w*cell|cell/vars)[./](?:bias|[012]))(?::0)?"
)


@dataclass(frozen=True, eq=False)
class Content:
    """What is in a file: its arrays by name, in the file's order.

    ``is_named`` is False for a list of arrays whose names are only their places; ``is_bare`` says that there are
    twelve numbers in a row and nothing else. ``config`` and ``version`` are those of a Keras file. ``texts`` are what
    Gatewise itself wrote in words, by names that begin with :data:`OURS`.
    """

    arrays: Mapping[str, Array]
    is_named: bool = True
    is_bare: bool = False
    config: Mapping[str, object] = field(default_factory=dict)
    version: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def numbers_of(name: str, array: Array) -> FloatArray:
    """Return an array of a file as float64. Raises ValueError for what is no number, NaN and infinity."""
    return finite_array(short(name), array)


def short(name: str) -> str:
    """Return a name from outside as it can stand in a sentence: one line of visible letters, not too long."""
    visible = "".join(letter if letter.isprintable() else "?" for letter in name)
    return visible if len(visible) <= 60 else "…" + visible[-59:]


def texts_of(entries: Mapping[str, object]) -> dict[str, str]:
    """Return those entries that are texts of ours. Raises ValueError for one that is too long."""
    found = {name: text for name, text in entries.items() if name.startswith(OURS) and isinstance(text, str)}
    for name, text in found.items():
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"{short(name)} has {len(text):,} letters; accepted are up to {LONGEST_TEXT:,}")
    return found


def count_checked(count: int, what: str) -> None:
    """Raise ValueError where a file declares more arrays than any network has."""
    if count > MAX_ARRAYS:
        raise ValueError(f"{what} declares {count} arrays; accepted are at most {MAX_ARRAYS}")


def size_checked(n_bytes: int, what: str) -> None:
    """Raise ValueError where something is, or says it is, larger than what is read."""
    if n_bytes > MAX_BYTES:
        raise ValueError(f"{what} holds {n_bytes / MIB:,.0f} MB; accepted are up to {MAX_BYTES // MIB} MB")


def natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """A key that sorts lstm before lstm_1, and lstm_2 before lstm_10."""
    return tuple(
        (part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d{1,9})", name)
    )


def pass_over(name: str, kind: str) -> None:
    """Leave out an array that is no row of floats. Raises ValueError where its name says that it is an LSTM's."""
    if _WEIGHTS.fullmatch(name):
        raise ValueError(
            f"{short(name)} holds {kind}; expected numbers stored as float64, float32, float16 or bfloat16"
        )
