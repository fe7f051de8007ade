"""Keras 1: twelve arrays, W (D, H), U (H, H) and b (H,) of each block in the order i, c, f, o.

Its gates' curve, if nothing else was said, was the hard sigmoid of slope 0.2; the arrays do not tell.
Source: Keras 1 documentation of LSTM.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from lstm_core.files.networks.content import Array, Content, numbers_of, short
from lstm_core.files.networks.layouts.parts import asked_of, checked_layer, parts_of
from lstm_core.files.networks.source import Note, Source, Stacked
from lstm_core.numbers.activations import FloatArray

ORDER = "igfo"
BLOCKS, KINDS = "icfo", "WUb"
CURVES = ("sigmoid", "hard_sigmoid_keras2")
_NAME = re.compile(r"(?:(.*)[/._])?([WUb])_([icfo])(?::0)?")


def keras_old_source(content: Content) -> Source | None:
    """Return the layers of Keras 1's names, None where there are none. Raises ValueError for a layer that is not whole."""
    found: dict[str, dict[str, str]] = {}
    for name in content.arrays:
        if match := _NAME.fullmatch(name):
            found.setdefault(match[1] or "lstm", {})[match[2] + match[3]] = name
    if not found:
        return None
    stacks = {}
    for path, names in found.items():
        wanted = [kind + block for block in BLOCKS for kind in KINDS]
        if lacking := [key for key in wanted if key not in names]:
            raise ValueError(
                f"{short(path)} lacks {lacking[0][0]}_{lacking[0][1]}; expected W, U and b of i, c, f and o"
            )
        arrays = [numbers_of(names[key], content.arrays[names[key]]) for key in wanted]
        stacks[path] = [twelve(path, arrays)]
    return old_source(stacks, is_named=True)


def old_source(stacks: Mapping[str, list[Stacked]], is_named: bool, asks_order: bool = False) -> Source:
    """Return layers of twelve arrays each; ``asks_order`` where nothing says which block is which."""
    parts = parts_of(stacks)
    asked = {**asked_of(parts), "gates": CURVES}
    if asks_order:
        asked["order"] = (ORDER, "ifgo")
    notes = (Note("twelve", {}), *((Note("gates_named", {}),) if is_named else ()))
    return Source("keras-old", ORDER, parts, is_named=is_named, asked=asked, notes=notes)


def twelve(name: str, arrays: Sequence[FloatArray]) -> Stacked:
    """Return a layer from its twelve arrays. Raises ValueError where they do not fit one another."""
    w_x, w_h, bias = (_stacked(name, arrays[place::3]) for place in range(3))
    return checked_layer(name, w_x, w_h, (bias,))


def are_twelve(arrays: Sequence[Array]) -> bool:
    """Whether twelve arrays have the shapes of such a layer."""
    if len(arrays) < 12 or arrays[0].ndim != 2 or arrays[1].ndim != 2:
        return False
    w_x, w_h, bias = arrays[0].shape, arrays[1].shape, (arrays[1].shape[0],)
    wanted = (w_x, w_h, bias) * 4
    fits = w_h[0] == w_h[1] == w_x[1] and w_h[0] > 0
    return fits and [array.shape for array in arrays[:12]] == list(wanted)


def _stacked(name: str, arrays: Sequence[FloatArray]) -> FloatArray:
    if len({array.shape for array in arrays}) > 1 or not arrays[0].ndim:
        raise ValueError(f"the blocks of {short(name)} have different shapes; expected the same for all four")
    return np.concatenate([array.T for array in arrays])
