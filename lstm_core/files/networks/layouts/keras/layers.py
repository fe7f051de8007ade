"""Keras: columns of blocks i, f, c, o; kernel (D, 4H), recurrent_kernel (H, 4H), one bias (4H,).

Turned on their side they are rows as in PyTorch. With unit_forget_bias a new layer's forget bias starts at 1, in the
file: nothing is added. Source: Keras documentation of keras.layers.LSTM, and the files it saves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lstm_core.files.networks.content import Array, Content, numbers_of
from lstm_core.files.networks.layouts.heads import with_heads
from lstm_core.files.networks.layouts.keras.description import Entry, Model
from lstm_core.files.networks.layouts.parts import asked_of, chained, checked_layer, in_fours, with_chain
from lstm_core.files.networks.layouts.paths import Group, groups_of, layers_of
from lstm_core.files.networks.source import Note, Part, Source, Stacked
from lstm_core.layers.network import BACKWARD, FORWARD
from lstm_core.words.variants import HARD_SLOPES

ORDER = "ifgo"
_NAME = re.compile(r"(.*?)[/._]?(recurrent_kernel|recurrent|kernel|bias)")
_NUMBERED = re.compile(r"((?:.*/)?)vars/([0-9])")
_WITHIN = re.compile(r"^(?:_layer_checkpoint_dependencies|layers|model_weights)/")
_CELL_KINDS = ("kernel", "recurrent_kernel", "bias")


def keras_source(content: Content) -> Source | None:
    """Return the layers of Keras's names, None where there are none. Raises ValueError for a layer that is not whole."""
    content = _with_names(content)
    matches = [(*match.groups(), name) for name in content.arrays if (match := _NAME.fullmatch(name))]
    kinds = (
        (path, "recurrent_kernel" if kind == "recurrent" else kind, name) for path, kind, name in matches
    )
    groups = [group for group in groups_of(kinds) if "recurrent_kernel" in group.names]
    if not groups:
        return None
    groups = in_fours(groups, lambda group: content.arrays[group.names["recurrent_kernel"]].shape[::-1])
    model = Model(content.config, content.version)
    used = {name for group in groups for name in group.names.values()}
    found = {
        name: part
        for layer, halves in sorted(layers_of(groups), key=lambda item: model.place_of(item[0]))
        for name, part in _parts(content, layer, halves, model.entry_of(layer), model)
    }
    merged = any(note.key == "merge" for part in found.values() for note in part.notes)
    parts = _in_a_row(found, model, merged)
    curve = None if merged else model.head_curve
    parts = with_heads(content, parts, used, curve)
    asked = asked_of(parts) | ({"gates": tuple(HARD_SLOPES)} if model.asks_curve else {})
    return Source("keras", ORDER, parts, asked=asked, notes=(Note("turned", {}),))


def _in_a_row(parts: dict[str, Part], model: Model, merged: bool) -> dict[str, Part]:
    if model.is_a_row and not merged and (whole := chained(parts)):
        return {" + ".join(parts): whole}
    return with_chain(parts) if not model.entries else parts


def _with_names(content: Content) -> Content:
    """The same with names for the numbers of new files, 0 kernel, 1 recurrent_kernel, 2 bias, and without TensorFlow's :0."""
    named: dict[str, Array] = {}
    for name, array in content.arrays.items():
        match = _NUMBERED.fullmatch(name)
        kinds: tuple[str, ...] = ()
        if match:
            siblings = [content.arrays.get(f"{match[1]}vars/{number}") for number in range(3)]
            axes = [sibling.ndim for sibling in siblings if sibling is not None]
            is_cell = axes[:2] == [2, 2]
            kinds = _CELL_KINDS if is_cell else ("kernel", "bias") if axes == [2, 1] else ()
        if match and int(match[2]) < len(kinds):
            named[f"{match[1]}{kinds[int(match[2])]}"] = array
        else:
            named[name.removesuffix(":0")] = array
    return replace(content, arrays=named)


def _parts(
    content: Content, path: str, halves: list[Group], entry: Entry | None, model: Model
) -> Iterator[tuple[str, Part]]:
    """One layer, or its two directions; each direction by itself where their outputs are not set side by side."""
    layer = entry.name if entry else _WITHIN.sub("", path)
    layers = []
    for group in halves:
        backward = group.place.direction == BACKWARD
        if entry and (entry.inner if len(halves) == 1 else {}).get("go_backwards") is True:
            backward = True
        layers.append(_layer(content, group, layer, BACKWARD if backward else FORWARD))
    notes, curves = model.notes_of(entry), model.curves_of(entry)
    mode = entry.config.get("merge_mode", "concat") if entry and len(layers) > 1 else "concat"
    if mode == "concat":
        yield layer, Part(tuple(layers), curves=curves, notes=notes)
        return
    merge = Note("merge", {"mode": str(mode)[:10]})
    for one in layers:
        yield f"{layer}/{one.direction}", Part((one,), curves=curves, notes=(*notes, merge))


def _layer(content: Content, group: Group, layer: str, direction: str) -> Stacked:
    arrays = {kind: numbers_of(name, content.arrays[name]).T for kind, name in group.names.items()}
    if "kernel" not in arrays:
        raise ValueError(f"{layer} has a recurrent_kernel and no kernel; expected both")
    biases = (arrays["bias"],) if "bias" in arrays else ()
    return checked_layer(
        layer, arrays["kernel"], arrays["recurrent_kernel"], biases, direction, is_turned=True
    )
