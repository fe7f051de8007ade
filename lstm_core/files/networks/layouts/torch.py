"""PyTorch: rows of blocks i, f, g, o; weight_ih (4H, D), weight_hh (4H, H), and two biases or one.

Layers of a stack end in ``_l0``, ``_l1`` …, those that read backwards also in ``_reverse``; an LSTMCell's names end in
neither. Source: PyTorch documentation of torch.nn.LSTM and torch.nn.LSTMCell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lstm_core.files.networks.content import Content, numbers_of, short
from lstm_core.files.networks.layouts.heads import with_heads
from lstm_core.files.networks.layouts.parts import asked_of, checked_layer, in_fours, parts_of
from lstm_core.files.networks.source import Source, Stacked
from lstm_core.layers.network import BACKWARD, FORWARD
from lstm_core.numbers.activations import FloatArray

ORDER = "ifgo"
_NAME = re.compile(r"(.*?)(weight_ih|weight_hh|weight_hr|bias_ih|bias_hh|bias)(?:_l(\d{1,3}))?(_reverse)?")
Found = dict[tuple[int, bool], dict[str, str]]


def torch_source(content: Content) -> Source | None:
    """Return the layers of PyTorch's names, None where there are none. Raises ValueError for a layer that is not whole."""
    groups: dict[str, Found] = {}
    for name in content.arrays:
        if match := _NAME.fullmatch(name):
            prefix, kind, level, reverse = match.groups()
            groups.setdefault(prefix, {}).setdefault((int(level or 0), bool(reverse)), {})[kind] = name
    # A linear layer has a "bias" too, and a GRU stands under the same names.
    cells = [prefix for prefix, found in groups.items() if any("weight_hh" in one for one in found.values())]
    cells = in_fours(cells, lambda prefix: _recurrent_shape(content, groups[prefix]))
    if not cells:
        return None
    stacks = {prefix.rstrip("./_") or "lstm": _stack(content, groups[prefix]) for prefix in cells}
    used = {name for prefix in cells for one in groups[prefix].values() for name in one.values()}
    parts = with_heads(content, parts_of(stacks), used)
    return Source("pytorch", ORDER, parts, asked=asked_of(parts))


def _recurrent_shape(content: Content, found: Found) -> tuple[int, ...]:
    return next(content.arrays[one["weight_hh"]].shape for one in found.values() if "weight_hh" in one)


def _stack(content: Content, found: Mapping[tuple[int, bool], Mapping[str, str]]) -> list[Stacked]:
    levels = sorted({level for level, _ in found})
    stack, width = list[Stacked](), 0
    for place, level in enumerate(levels):
        ways = [backward for backward in (False, True) if (level, backward) in found]
        layers = [_layer(content, found[level, backward], place, backward) for backward in ways]
        for layer in layers:
            if width and layer.n_inputs != width:
                raise ValueError(
                    f"{layer.name} has {layer.n_inputs} columns, but the layer below has {width} units in all; "
                    "expected as many, and for a layer that reads both ways its arrays ending in _reverse too"
                )
        stack += layers
        width = sum(layer.n_units for layer in layers)
    return stack


def _layer(content: Content, names: Mapping[str, str], level: int, backward: bool) -> Stacked:
    there, some = next(iter(names.items()))
    if "weight_hr" in names:
        raise ValueError(
            f"{short(names['weight_hr'])} makes h shorter than c; accepted are layers without proj_size"
        )
    for kind in ("weight_ih", "weight_hh"):
        if kind not in names:
            missing = kind + some.rpartition(there)[2]
            raise ValueError(
                f"{missing} is missing beside {short(some)}; expected weight_ih and weight_hh of each layer"
            )

    def read(kind: str) -> FloatArray:
        return numbers_of(names[kind], content.arrays[names[kind]])

    biases = tuple(read(kind) for kind in ("bias_ih", "bias_hh", "bias") if kind in names)
    return checked_layer(
        names["weight_ih"],
        read("weight_ih"),
        read("weight_hh"),
        biases,
        BACKWARD if backward else FORWARD,
        level,
    )
