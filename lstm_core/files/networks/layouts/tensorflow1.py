"""TensorFlow 1: one kernel (D + H, 4H) for inputs and short-term memory, columns of blocks i, j, f, o; one bias (4H,).

The cells add a forget bias, 1 if nothing else was said, while they run: it is in no file. Source: TensorFlow 1
documentation of BasicLSTMCell, LSTMCell and LSTMBlockCell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lstm_core.files.networks.content import Array, Content, numbers_of, short
from lstm_core.files.networks.layouts.heads import with_heads
from lstm_core.files.networks.layouts.parts import asked_of, checked_layer, parts_of
from lstm_core.files.networks.layouts.paths import Group, groups_of, layers_of
from lstm_core.files.networks.source import Note, Source, Stacked
from lstm_core.layers.network import FORWARD
from lstm_core.numbers.activations import FloatArray

ORDER = "igfo"
FORGET_BIAS = 1.0
_NAME = re.compile(r"(.*?)[/._]?(kernel|weights|bias|biases|w_[ifo]_diag)(?::0)?")
_CALLED = re.compile(r"lstm|rnn|cell")
_KINDS = {"weights": "kernel", "biases": "bias"}


def tensorflow1_source(content: Content) -> Source | None:
    """Return the cells of TensorFlow 1's names and shapes, None where there are none."""
    matches = [(*match.groups(), name) for name in content.arrays if (match := _NAME.fullmatch(name))]
    named = [(path, _KINDS.get(kind, kind), name) for path, kind, name in matches]
    groups = [group for group in groups_of(named) if _is_cell(content, group)]
    if not groups:
        return None
    stacks = {layer: [_layer(content, group, layer) for group in ways] for layer, ways in layers_of(groups)}
    used = {name for group in groups for name in group.names.values()}
    parts = with_heads(content, parts_of(stacks), used)
    asked = {**asked_of(parts), "forget_bias": (FORGET_BIAS, 0.0)}
    notes = (
        Note("turned", {}),
        Note("kernel_cut", {"inputs": next(iter(parts.values())).layers[0].n_inputs}),
    )
    return Source("tensorflow1", ORDER, parts, forget_bias=FORGET_BIAS, asked=asked, notes=notes)


def _is_cell(content: Content, group: Group) -> bool:
    """Whether it is called a cell, or nothing, and has the shapes: D + H rows and 4H columns."""
    called_so = _CALLED.search(group.path.lower()) or not group.path
    if not called_so or not {"kernel", "bias"} <= group.names.keys():
        return False
    return are_cells([content.arrays[group.names[kind]] for kind in ("kernel", "bias")])


def are_cells(arrays: Sequence[Array]) -> bool:
    """Whether two arrays have the shapes of a kernel and its bias."""
    kernel, bias = (array.shape for array in arrays)
    return len(kernel) == 2 and bias == kernel[1:] and kernel[1] % 4 == 0 and kernel[0] > kernel[1] // 4 > 0


def layer_of(name: str, kernel: FloatArray, bias: FloatArray, direction: str = FORWARD) -> Stacked:
    """Return the layer of a kernel, whose first rows are those of the inputs."""
    inputs = kernel.shape[0] - kernel.shape[1] // 4
    return checked_layer(name, kernel[:inputs].T, kernel[inputs:].T, (bias,), direction)


def _layer(content: Content, group: Group, layer: str) -> Stacked:
    for kind, name in group.names.items():
        if kind.endswith("diag"):
            raise ValueError(f"{short(name)} holds peephole weights; accepted are LSTMs without them")
    kernel, bias = (
        numbers_of(name, content.arrays[name]) for name in (group.names["kernel"], group.names["bias"])
    )
    return layer_of(layer, kernel, bias, group.place.direction)
