"""A network that has learned to read, with its alphabet and all it knows about its origin, as one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from lstm_core.charlm.net.arrays import Array, arrays_in, read_arrays, write_arrays
from lstm_core.charlm.net.network import CharWeights, Floats, Shape
from lstm_core.charlm.text.alphabet import Alphabet
from lstm_core.numbers.validation import whole_number

FORMAT = 1
LARGEST = 64_000_000
LONGEST_ABOUT = 1_000_000
LARGEST_WEIGHT = 1e6
_NAMES = (*CharWeights._fields, "about")
_KINDS = {
    "settings": dict,
    "corpus": dict,
    "figures": dict,
    "made_with": dict,
    "command": str,
    "learning": list,
    "characters_read": int,
}


@dataclass(frozen=True, eq=False)
class CharModel:
    """``weights`` float32 and read-only, blocks as in :class:`CharWeights`; ``about`` is plain JSON data.

    ``about`` holds ``settings``, ``corpus``, ``figures``, ``command`` and ``made_with`` where training
    wrote them. Raises ValueError for blocks that do not fit the alphabet or each other, for weights
    beyond a million, with which sums could leave float32, and where ``about`` holds other kinds of things.
    """

    alphabet: Alphabet
    weights: CharWeights
    about: Mapping[str, Any]

    def __post_init__(self) -> None:
        units = len(self.weights.w_h) if self.weights.w_h.ndim == 2 else 0
        whole_number("the number of units", units, 1, 4096)
        shape = Shape(self.alphabet.size, units)
        for name, array, expected in zip(CharWeights._fields, self.weights, shape.blocks, strict=True):
            if array.shape != expected or array.dtype != np.float32:
                raise ValueError(
                    f"{name} is {array.dtype} of shape {array.shape}; expected float32 of shape {expected}"
                )
            if not np.abs(array).max() <= LARGEST_WEIGHT:
                raise ValueError(f"{name} goes beyond a million; expected smaller weights")
            array.setflags(write=False)
        for key, kind in _KINDS.items():
            if not isinstance(self.about.get(key, kind()), kind):
                raise ValueError(
                    f"its {key} is a {type(self.about[key]).__name__}; expected a {kind.__name__}"
                )

    @property
    def units(self) -> int:
        """H, how many cells there are."""
        return len(self.weights.w_h)

    @cached_property
    def exact(self) -> CharWeights:
        """The same weights as float64, with which texts are read."""
        return CharWeights(*(array.astype(np.float64) for array in self.weights))

    @property
    def row(self) -> Floats:
        """All weights in one row, the inverse of :meth:`from_row`."""
        return np.concatenate([array.ravel() for array in self.weights])

    @classmethod
    def from_row(cls, alphabet: Alphabet, units: int, row: Floats, about: Mapping[str, Any]) -> CharModel:
        """Return the model whose weights lie in one row, as training has them."""
        views = Shape(alphabet.size, units).views(row)
        return cls(alphabet, CharWeights(*(np.array(view, np.float32) for view in views)), about)


def save_model(model: CharModel, path: Path) -> None:
    """Write a model; the same model gives the same bytes."""
    about = {"format": FORMAT, "alphabet": model.alphabet.characters, **model.about}
    write_arrays(path, {**model.weights._asdict(), "about": as_bytes(about)})


def load_model(path: Path) -> CharModel:
    """Return the model of a file.

    Raises ValueError with one sentence for a file that is missing, damaged, too large or hostile;
    nothing in the file is ever run.
    """
    return _model(read_arrays(path, _NAMES, LARGEST), path.name)


def parse_model(content: bytes, called: str, largest: int = LARGEST) -> CharModel:
    """Return the model in a file's content; it is ``called`` so where it is refused.

    Raises ValueError as :func:`load_model`.
    """
    return _model(arrays_in(content, called, _NAMES, largest), called)


def check_size(alphabet: Alphabet, units: int) -> None:
    """Raise ValueError with one sentence for a model whose file would be too large to be read again."""
    size = Shape(alphabet.size, units).size * np.dtype(np.float32).itemsize + LONGEST_ABOUT
    if size > LARGEST:
        raise ValueError(
            f"{units} units and {alphabet.size:,} symbols make a file of {size / 1e6:.0f} MB; "
            f"expected at most {LARGEST / 1e6:.0f}, so fewer units, or fewer characters with --most"
        )


def _model(arrays: dict[str, Array], called: str) -> CharModel:
    about = from_bytes(arrays.pop("about"), called)
    if about.pop("format", None) != FORMAT or not isinstance(about.get("alphabet"), str):
        raise ValueError(f"{called} has another format; expected a model of format {FORMAT}")
    try:
        return CharModel(Alphabet(about.pop("alphabet")), CharWeights(**arrays), about)
    except ValueError as problem:
        raise ValueError(f"{called} is no model: {problem}") from problem


def as_bytes(about: Mapping[str, Any]) -> np.ndarray[Any, Any]:
    """Return plain data as an array of bytes, JSON in UTF-8."""
    text = json.dumps(about, sort_keys=True, ensure_ascii=False)
    # A file's name need not be text; what is left of it is written as JSON writes it.
    return np.frombuffer(text.encode(errors="backslashreplace"), np.uint8)


def from_bytes(array: np.ndarray[Any, Any], name: str) -> dict[str, Any]:
    """The inverse of :func:`as_bytes`. Raises ValueError naming the file for anything else, or above 1 MB."""
    if array.size > LONGEST_ABOUT:
        raise ValueError(
            f"{name} says more than 1 MB about itself; expected one that python -m lstm_core.charlm wrote"
        )
    try:
        about = json.loads(array.astype(np.uint8, casting="safe").tobytes().decode())
    except (TypeError, ValueError, RecursionError) as problem:
        raise ValueError(
            f"{name} says nothing readable about itself; expected one that python -m lstm_core.charlm wrote"
        ) from problem
    if not isinstance(about, dict):
        raise ValueError(
            f"{name} says nothing readable about itself; expected one that python -m lstm_core.charlm wrote"
        )
    return about
