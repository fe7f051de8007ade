"""Arrays without names, one after another: their shapes tell which program's they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from lstm_core.files.networks.content import Array, Content, numbers_of
from lstm_core.files.networks.layouts import tensorflow1, torch
from lstm_core.files.networks.layouts.heads import with_heads
from lstm_core.files.networks.layouts.keras import layers as keras
from lstm_core.files.networks.layouts.keras.twelve import are_twelve, old_source, twelve
from lstm_core.files.networks.layouts.onnx import nodes
from lstm_core.files.networks.layouts.parts import asked_of, checked_layer, parts_of
from lstm_core.files.networks.source import Note, Part, Source, Stacked
from lstm_core.layers.network import BACKWARD
from lstm_core.numbers.activations import FloatArray

ORDERS = {
    "keras": keras.ORDER,
    "pytorch": torch.ORDER,
    "onnx": nodes.ORDER,
    "tensorflow1": tensorflow1.ORDER,
}
Layer = tuple[str, int, list[Stacked]]


def unnamed_source(content: Content) -> Source | None:
    """Return the layers of a list of arrays, None where the shapes are no LSTM's."""
    arrays = list(content.arrays.values())
    if content.is_bare:
        return _bare(arrays[0])
    names = list(content.arrays)
    at, layers = 0, list[Layer]()
    while found := _layer_at(arrays, at, f"array {names[at]}" if at < len(names) else ""):
        layers.append(found)
        at += found[1]
    kinds = {layout for layout, _, _ in layers}
    if len(kinds) != 1:
        return None
    stacks = {stack[0].name: stack for _, _, stack in layers}
    return _source(content, kinds.pop(), stacks, names[at:])


def _source(content: Content, layout: str, stacks: dict[str, list[Stacked]], rest: list[str]) -> Source:
    if layout == "keras-old":
        return old_source(stacks, is_named=False)
    parts = _both_ways(stacks) or parts_of(stacks)
    kind = "weight" if layout in ("pytorch", "onnx") else "kernel"
    named = dict(
        zip((kind, "bias") if len(rest) == 2 else rest, (content.arrays[name] for name in rest), strict=True)
    )
    parts = with_heads(replace(content, arrays=named), parts, ())
    notes = [Note("unnamed", {"count": len(content.arrays)})]
    if layout in ("keras", "tensorflow1"):
        notes.append(Note("turned", {}))
    if layout == "keras":
        notes.append(Note("curves_unsaid", {}))
    if layout == "onnx":
        notes.append(Note("halves", {}))
    asked = asked_of(parts)
    forget_bias = tensorflow1.FORGET_BIAS if layout == "tensorflow1" else 0.0
    if forget_bias:
        asked["forget_bias"] = (forget_bias, 0.0)
    return Source(layout, ORDERS[layout], parts, forget_bias=forget_bias, asked=asked, notes=tuple(notes))


def _both_ways(stacks: dict[str, list[Stacked]]) -> dict[str, Part] | None:
    """Two layers of the same shapes: one in each direction, as a bidirectional layer lists them, or side by side."""
    found = [layer for stack in stacks.values() for layer in stack]
    if len(stacks) != 2 or len(found) != 2:
        return None
    first, second = found
    if first.w_x.shape != second.w_x.shape:
        return None
    pair = Part((first, replace(second, direction=BACKWARD)))
    return {f"{first.name} ⇄ {second.name}": pair, **parts_of(stacks)}


def _layer_at(arrays: Sequence[Array], at: int, name: str) -> Layer | None:
    """The layer that begins at a place of the list: its layout, how many arrays it takes, and its stack."""
    here = arrays[at:]
    for layout, count, fits in _SHAPES:
        if len(here) >= count and fits(here[:count]):
            numbers = [
                numbers_of(f"array {at + place}", array) for place, array in enumerate(here[:count], 1)
            ]
            return layout, count, _stack(layout, name, numbers)
    return None


def _stack(layout: str, name: str, arrays: list[FloatArray]) -> list[Stacked]:
    if layout == "keras-old":
        return [twelve(name, arrays)]
    if layout == "onnx":
        return nodes.layers_of_arrays(name, dict(zip("WRB", arrays, strict=False)))
    if layout == "tensorflow1":
        kernel, bias = arrays
        return [tensorflow1.layer_of(name, kernel, bias)]
    w_x, w_h, *biases = arrays
    if layout == "keras":
        w_x, w_h = w_x.T, w_h.T
    return [checked_layer(name, w_x, w_h, tuple(biases))]


def _is_torch(arrays: Sequence[Array]) -> bool:
    w_x, w_h, *biases = (array.shape for array in arrays)
    return len(w_x) == len(w_h) == 2 and w_h[0] == 4 * w_h[1] == w_x[0] > 0 and _all_are(biases, w_h[0])


def _is_keras(arrays: Sequence[Array]) -> bool:
    turned = [array.T if array.ndim == 2 else array for array in arrays]
    return _is_torch(turned)


def _is_onnx(arrays: Sequence[Array]) -> bool:
    w_x, w_h, *biases = (array.shape for array in arrays)
    if len(w_x) != 3 or len(w_h) != 3 or w_x[0] != w_h[0] or w_h[0] not in (1, 2):
        return False
    return w_h[1] == 4 * w_h[2] == w_x[1] > 0 and all(bias == (w_h[0], 2 * w_h[1]) for bias in biases)


def _all_are(shapes: Sequence[tuple[int, ...]], size: int) -> bool:
    return all(shape == (size,) for shape in shapes)


def _bare(numbers: Array) -> Source:
    """Twelve numbers in four rows: input weight, short-term weight and bias of each block, as Keras 1 lists them."""
    rows = np.asarray(numbers, dtype=np.float64).reshape(4, 3)
    arrays = [row[part].reshape((1, 1) if part < 2 else (1,)) for row in rows for part in range(3)]
    return old_source({"twelve numbers": [twelve("twelve numbers", arrays)]}, is_named=False, asks_order=True)


_SHAPES: tuple[tuple[str, int, Callable[[Sequence[Array]], bool]], ...] = (
    ("keras-old", 12, are_twelve),
    ("onnx", 3, _is_onnx),
    ("onnx", 2, _is_onnx),
    ("pytorch", 4, _is_torch),
    ("pytorch", 3, _is_torch),
    ("keras", 3, _is_keras),
    ("pytorch", 2, _is_torch),
    ("keras", 2, _is_keras),
    ("tensorflow1", 2, tensorflow1.are_cells),
)
"""Layouts by how many arrays a layer has, and the shapes that these must have; what is longer is tried first."""
