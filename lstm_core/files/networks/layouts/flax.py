"""JAX's Flax: a dense layer for every gate by name, kernels (D, H) of ii, if, ig, io and (H, H) of hi, hf, hg, ho.

The recurrent four have the bias. Flax's newer OptimizedLSTMCell has all four side by side, i, f, g, o, in dense_i and
dense_h. Source: Flax documentation of LSTMCell and OptimizedLSTMCell, in linen and in nnx.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from lstm_core.files.networks.content import Content, numbers_of, short
from lstm_core.files.networks.layouts.heads import with_heads
from lstm_core.files.networks.layouts.parts import asked_of, checked_layer, parts_of
from lstm_core.files.networks.source import Note, Source, Stacked

ORDER = "ifgo"
_NAME = re.compile(r"(?:(.*)[/.])?([ih][ifgo]|if_|dense_[ih])[/.](kernel|bias)(?:[/.](?:raw_)?value)?")


def flax_source(content: Content) -> Source | None:
    """Return the cells of Flax's names, None where there are none. Raises ValueError for a cell that is not whole."""
    cells: dict[str, dict[str, str]] = {}
    for name in content.arrays:
        if match := _NAME.fullmatch(name):
            cells.setdefault(match[1] or "lstm", {})[f"{match[2].rstrip('_')}/{match[3]}"] = name
    cells = {path: names for path, names in cells.items() if {"ho/kernel", "dense_h/kernel"} & names.keys()}
    if not cells:
        return None
    is_named = all("ho/kernel" in names for names in cells.values())
    used = {name for names in cells.values() for name in names.values()}
    stacks = {path: [_layer(content, path, names)] for path, names in cells.items()}
    parts = with_heads(content, parts_of(stacks), used)
    notes = (Note("turned", {}), *((Note("gates_named", {}),) if is_named else ()))
    return Source("flax", ORDER, parts, is_named=is_named, asked=asked_of(parts), notes=notes)


def _layer(content: Content, path: str, names: Mapping[str, str]) -> Stacked:
    """One cell, its gates one above another in the order i, f, g, o."""
    sides = {"h": [f"h{gate}" for gate in ORDER], "i": [f"i{gate}" for gate in ORDER]}
    if "dense_h/kernel" in names:
        sides = {"h": ["dense_h"], "i": ["dense_i"]}
    for part in (*sides["h"], *sides["i"]):
        if f"{part}/kernel" not in names:
            raise ValueError(
                f"{short(path)} lacks {part}; expected a kernel for the inputs and for h of every gate"
            )

    def stacked(keys: list[str]) -> np.ndarray:
        arrays = [numbers_of(names[key], content.arrays[names[key]]) for key in keys]
        if any(array.ndim != arrays[0].ndim or array.shape != arrays[0].shape for array in arrays):
            raise ValueError(
                f"the gates of {short(path)} have different shapes; expected the same for all four"
            )
        return np.concatenate(arrays, axis=-1).T if arrays[0].ndim else arrays[0]

    biases = tuple(
        stacked([f"{part}/bias" for part in parts])
        for parts in sides.values()
        if all(f"{part}/bias" in names for part in parts)
    )
    w_x, w_h = (stacked([f"{part}/kernel" for part in sides[side]]) for side in "ih")
    return checked_layer(path, w_x, w_h, biases)
